import type { Origin } from '../facility.ts'
import type { ProblemCode } from '../problem.ts'
import { readDecimal } from './decimal.ts'
import { unguardFormula } from './formula.ts'
import { readInstant } from './instant.ts'
import { splitList } from './list-cell.ts'
import { orList } from './or-list.ts'
import type { NumberLimits, RowSource } from './row-source.ts'

const YES = new Set(['yes', 'y', 'true', 't', '1', 'x'])
const NO = new Set(['no', 'n', 'false', 'f', '0', ''])

const choiceKey = (value: string): string => value.toUpperCase().replace(/[^A-Z0-9]/g, '')

/** One row of a CSV file: each method reads a cell by its column's name and says what is wrong with it. */
export class Row {
  readonly origin: Origin
  /** True once any cell was refused; the row must then be dropped. */
  failed = false
  readonly #source: RowSource

  constructor(source: RowSource) {
    this.origin = source.origin
    this.#source = source
  }

  /** The cell as it stands, without its guard against formulas. */
  text(column: string): string {
    const index = this.#source.indexes.get(column)
    return index === undefined ? '' : unguardFormula(this.#source.cells[index] ?? '')
  }

  word(column: string): string | undefined {
    const index = this.#source.indexes.get(column)
    const cell = index === undefined ? '' : unguardFormula((this.#source.cells[index] ?? '').trim()).trim()
    return cell === '' ? undefined : cell
  }

  required(column: string): string {
    const word = this.word(column)
    if (word === undefined) this.refuse(column, 'VALUE_MISSING', `${column} is empty. Every row needs it: fill it in.`)
    return word ?? ''
  }

  list(column: string): string[] {
    return splitList(this.word(column) ?? '')
  }

  /** One of the allowed words, in any case; `synonyms` maps other spellings (upper case, letters and digits only). */
  choice<Value extends string>(
    column: string,
    allowed: readonly Value[],
    synonyms: Readonly<Record<string, Value>> = {},
  ) {
    const word = this.word(column)
    if (word === undefined) return undefined
    const key = choiceKey(word)
    const value =
      allowed.find((candidate) => choiceKey(candidate) === key) ??
      (Object.hasOwn(synonyms, key) ? synonyms[key] : undefined)
    if (value === undefined)
      this.refuse(column, 'VALUE_NOT_ALLOWED', `“${word}” is not a ${column}. Use ${orList(allowed)}.`)
    return value
  }

  flag(column: string): boolean {
    const word = (this.word(column) ?? '').toLowerCase()
    if (!YES.has(word) && !NO.has(word))
      this.refuse(column, 'VALUE_NOT_ALLOWED', `“${word}” is neither yes nor no. Write yes or no.`)
    return YES.has(word)
  }

  /** An exact, non-negative decimal. */
  decimal(column: string, { digits, decimals, max }: NumberLimits): string | undefined {
    const word = this.word(column)?.replace(/\s*%$/, '')
    if (word === undefined) return undefined
    const reading = readDecimal(word, { decimalComma: this.#source.decimalComma, digits, decimals })
    if (!reading.ok) {
      const code = reading.tooBig === true ? 'NUMBER_OUT_OF_RANGE' : 'NUMBER_NOT_READABLE'
      this.refuse(column, code, `“${word}” can't be taken as ${column}. ${reading.why}.`)
      return undefined
    }
    if (reading.value.startsWith('-') || (max !== undefined && Number(reading.value) > max)) {
      const range = max === undefined ? 'Use 0 or more' : `Use a number from 0 to ${max}`
      this.refuse(column, 'NUMBER_OUT_OF_RANGE', `${column} can't be ${word}. ${range}.`)
    }
    if (reading.ambiguous)
      this.warn(
        column,
        'NUMBER_AMBIGUOUS',
        `“${word}” was read as ${reading.value}: the point is a decimal sign. Check it.`,
      )
    return reading.value
  }

  /** A whole number from 1 to `max`. */
  whole(column: string, max: number): number | undefined {
    const word = this.word(column)
    if (word === undefined) return undefined
    const value = /^\d{1,9}$/.test(word) ? Number(word) : 0
    if (value < 1 || value > max)
      this.refuse(column, 'NUMBER_OUT_OF_RANGE', `${column} can't be “${word}”. Use a whole number from 1 to ${max}.`)
    return value
  }

  instant(column: string): string | undefined {
    const word = this.word(column)
    if (word === undefined) return undefined
    const reading = readInstant(word)
    if (!reading.ok) {
      this.refuse(column, 'DATE_NOT_READABLE', `“${word}” is not a date for ${column}. ${reading.why}.`)
      return undefined
    }
    if (reading.shortened)
      this.warn(
        column,
        'DATE_SHORTENED',
        `“${word}” was shortened to ${reading.value}: times are kept to the millisecond.`,
      )
    return reading.value
  }

  refuse(column: string, code: ProblemCode, message: string): void {
    this.failed = true
    this.#source.problems.error({ at: { ...this.origin, column }, code, message, value: this.text(column) })
  }

  warn(column: string, code: ProblemCode, message: string): void {
    this.#source.problems.warning({ at: { ...this.origin, column }, code, message, value: this.text(column) })
  }
}
