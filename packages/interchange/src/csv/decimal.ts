/** A number as it was read, or why it was not. */
export type DecimalReading =
  | { readonly ok: true; readonly value: string; readonly ambiguous: boolean }
  | { readonly ok: false; readonly why: string; readonly tooBig?: true }

export interface DecimalForm {
  /** A comma is the decimal sign (files whose separator is a semicolon). */
  readonly decimalComma: boolean
  readonly digits: number
  readonly decimals: number
}

const refuse = (why: string): DecimalReading => ({ ok: false, why })

/** Removes leading and trailing zeros: `0012.500` is `12.5`, `-0` is `0`. */
export function canonicalDecimal(sign: string, whole: string, fraction: string): string {
  const left = whole.replace(/^0+(?=\d)/, '') || '0'
  const right = fraction.replace(/0+$/, '')
  const number = right === '' ? left : `${left}.${right}`
  return sign === '-' && number !== '0' ? `-${number}` : number
}

/**
 * Reads a decimal exactly, as text: no float is ever made of it, nothing is rounded.
 * Digit groups and exponents are refused, because a spreadsheet that wrote them may have shortened the number.
 */
export function readDecimal(cell: string, form: DecimalForm): DecimalReading {
  const text = cell.trim()
  if (/^[+-]?\d+([.,]\d+)?[eE][+-]?\d+$/.test(text))
    return refuse('Your spreadsheet shortened it: format the column as a plain number and save again')
  if (/^[+-]?\d{1,3}([ '\u00a0\u202f]\d{3})+/.test(text) || /^[+-]?\d{1,3}([.,]\d{3})+[.,]\d*$/.test(text))
    return refuse('Write it without marks between the thousands')
  const comma = text.includes(',')
  if (comma && !form.decimalComma)
    return refuse('Write it with a point as the decimal sign and nothing between the thousands')
  const match = /^([+-]?)(\d*)(?:[.,](\d*))?$/.exec(text)
  const [, sign = '', whole = '', fraction = ''] = match ?? []
  if (match === null || whole + fraction === '') return refuse('Write a plain number, such as 1200.5')
  const value = canonicalDecimal(sign, whole, fraction)
  const [left = '', right = ''] = value.replace('-', '').split('.')
  if (left.length > form.digits)
    return { ok: false, why: `At most ${form.digits} digits before the point fit`, tooBig: true }
  if (right.length > form.decimals)
    return { ok: false, why: `At most ${form.decimals} decimals fit: round it yourself`, tooBig: true }
  return { ok: true, value, ambiguous: form.decimalComma && /^[+-]?\d{1,3}\.\d{3}$/.test(text) }
}
