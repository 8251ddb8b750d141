import type { Origin } from './facility.ts'

/** What can be wrong with a file, one code per remedy; `docs/import.md` explains each. */
export type ProblemCode =
  | 'FORMAT_NOT_RECOGNISED'
  | 'FORMATS_MIXED'
  | 'FILE_IGNORED'
  | 'FILE_EMPTY'
  | 'FILE_NAMED_BY_COLUMNS'
  | 'ENCODING_NOT_UTF8'
  | 'COLUMN_MISSING'
  | 'COLUMN_UNKNOWN'
  | 'COLUMN_TWICE'
  | 'ROW_NOT_READABLE'
  | 'ROW_TOO_LONG'
  | 'ROW_TOO_SHORT'
  | 'ROW_TWICE'
  | 'VALUE_MISSING'
  | 'VALUE_NOT_ALLOWED'
  | 'VALUE_CONTRADICTS'
  | 'NUMBER_NOT_READABLE'
  | 'NUMBER_AMBIGUOUS'
  | 'NUMBER_OUT_OF_RANGE'
  | 'NUMBER_ROUNDED'
  | 'DATE_NOT_READABLE'
  | 'DATE_SHORTENED'
  | 'REFERENCE_NOT_FOUND'
  | 'LEFT_OUT'
  | 'PI_UNKNOWN'
  | 'EMAIL_MADE_UP'
  | 'PERIOD_ASSUMED'
  | 'QUANTITY_ASSUMED'
  | 'BUDGET_NESTED'
  | 'NOT_KEPT'

export interface Problem {
  /** An error's row (or file) is not in the facility; a warning's is. */
  readonly severity: 'error' | 'warning'
  readonly file: string
  /** 0 where the file as a whole is meant. */
  readonly line: number
  readonly column: string | null
  readonly value: string | null
  readonly code: ProblemCode
  /** What is wrong and what to do about it. */
  readonly message: string
}

/** What a reader says about one place. */
export interface Remark {
  readonly at: Origin
  readonly code: ProblemCode
  readonly message: string
  readonly value?: string
}

const LONGEST_VALUE = 200

/** Gathers a reader's remarks in the order they arise. */
export class Problems {
  readonly list: Problem[] = []

  /** The row or file is refused. */
  error(remark: Remark): void {
    this.#add('error', remark)
  }

  /** The row or file is taken, but a person should know. */
  warning(remark: Remark): void {
    this.#add('warning', remark)
  }

  #add(severity: Problem['severity'], { at, code, message, value }: Remark): void {
    const shown = value !== undefined && value.length > LONGEST_VALUE ? `${value.slice(0, LONGEST_VALUE)}…` : value
    this.list.push({
      severity,
      file: at.file,
      line: at.line,
      column: at.column ?? null,
      value: shown ?? null,
      code,
      message,
    })
  }
}
