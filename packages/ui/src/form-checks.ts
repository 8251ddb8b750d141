import { check, pipe, string } from 'valibot'
import { readDecimal } from './decimal.ts'

/**
 * A text that must be there. @param sentence what to say when it is not: 'Give the project a name.'
 */
export function required(sentence: string) {
  return pipe(
    string(),
    check((text) => text.trim() !== '', sentence),
  )
}

/**
 * A positive decimal as the DecimalField gives it. @param sentence what to say when it is missing, no number, or not above 0
 */
export function positiveDecimal(sentence: string) {
  return pipe(
    string(),
    check((text) => {
      const reading = readDecimal(text)
      return 'value' in reading && /[1-9]/.test(reading.value) && !reading.value.startsWith('-')
    }, sentence),
  )
}
