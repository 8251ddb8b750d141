/** A value JSON can say. */
export type Json = null | boolean | number | string | readonly Json[] | { readonly [name: string]: Json }

/**
 * The one way to write a value as JSON (RFC 8785): names in the order of their UTF-16 code units, numbers as ECMAScript
 * writes them, no white space. Equal values have equal texts, so that a hash of the text is a hash of the value.
 * @throws TypeError for what JSON can't say: NaN, infinities, half a surrogate pair, undefined
 */
export function canonicalJson(value: Json): string {
  if (value === null || typeof value === 'boolean') return String(value)
  if (typeof value === 'number') {
    if (!Number.isFinite(value)) throw new TypeError(`JSON has no ${value}.`)
    return JSON.stringify(value)
  }
  if (typeof value === 'string') return canonicalText(value)
  if (isList(value)) return `[${value.map((item) => canonicalJson(item)).join(',')}]`
  if (typeof value !== 'object') throw new TypeError(`JSON has no ${typeof value}.`)
  const members = Object.keys(value).sort(byCodeUnits)
  return `{${members.map((name) => `${canonicalText(name)}:${canonicalJson(value[name]!)}`).join(',')}}`
}

/** A string as JSON, canonically. @throws TypeError where it holds half a surrogate pair: UTF-8 can't say that */
export function canonicalText(text: string): string {
  if (!text.isWellFormed()) throw new TypeError('The text holds half of a surrogate pair.')
  return JSON.stringify(text)
}

/** The order of names that RFC 8785 asks for: JavaScript's own comparison of strings. */
export const byCodeUnits = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)

const isList = (value: Json): value is readonly Json[] => Array.isArray(value)
