import { renewalWords } from '../words.ts'

/** What may happen when a period ends, each with what that means. */
export const renewalOptions = [
  { id: 'AUTO', name: renewalWords.AUTO, detail: 'The next period begins as soon as one ends.' },
  { id: 'MANUAL', name: renewalWords.MANUAL, detail: 'It ends with its last period, unless someone renews it.' },
  { id: 'NONE', name: renewalWords.NONE, detail: 'It ends with its last period.' },
] as const
