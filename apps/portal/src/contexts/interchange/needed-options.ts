import type { ImportOptions, Problem } from './plan.ts'

/** A question the files leave open, asked when the preview meets it. */
export interface OpenQuestion {
  readonly option: keyof ImportOptions
  readonly label: string
  readonly description: string
  /** How many rows ask it. */
  readonly rows: number
}

const questions: readonly (Omit<OpenQuestion, 'rows'> & { readonly code: string })[] = [
  {
    code: 'PI_UNKNOWN',
    option: 'defaultPi',
    label: 'PI where the files name none',
    description: 'A username, of the files or of Tenure. Or name each in a pis.csv beside them: account, pi.',
  },
  {
    code: 'EMAIL_MADE_UP',
    option: 'emailDomain',
    label: 'E-mail domain',
    description: 'For people without an address: username@this domain.',
  },
]

/** What the person has to be asked: what rows wait for, and what was answered already. */
export function openQuestions(problems: readonly Problem[], answered: ImportOptions): readonly OpenQuestion[] {
  return questions
    .map(({ code, ...question }) => ({ ...question, rows: problems.filter((problem) => problem.code === code).length }))
    .filter(({ option, rows }) => rows > 0 || answered[option] !== undefined)
}
