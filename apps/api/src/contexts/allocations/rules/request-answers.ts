import { parseQuantity, QuantityFormatError } from '@tenure/quantities/quantity'

export type QuestionKind = 'TEXT' | 'NUMBER' | 'CHOICE' | 'YES_NO'

/** A question of a resource type, as far as an answer to it is concerned. */
export interface Question {
  readonly kind: QuestionKind
  readonly choices: readonly string[]
}

/** R4. An answer as it is kept, or what is wrong with it, in words. An empty answer is none. */
export function checkAnswer(
  { kind, choices }: Question,
  text: string,
): { readonly answer: string | null } | { readonly problem: string } {
  const answer = text.trim()
  if (answer === '') return { answer: null }
  if (answer.length > 5000) return { problem: `This has ${answer.length} characters; write at most 5,000.` }
  if (kind === 'CHOICE' && !choices.includes(answer)) return { problem: `Choose one of: ${choices.join(', ')}.` }
  if (kind === 'YES_NO' && answer !== 'YES' && answer !== 'NO') return { problem: 'Answer YES or NO.' }
  if (kind === 'NUMBER' && !isNumber(answer))
    return { problem: `“${answer}” is no number. Write one such as 1200 or 0.5.` }
  return { answer }
}

function isNumber(text: string): boolean {
  try {
    parseQuantity(text.replace(/^-/, ''))
    return true
  } catch (error) {
    if (error instanceof QuantityFormatError) return false
    throw error
  }
}
