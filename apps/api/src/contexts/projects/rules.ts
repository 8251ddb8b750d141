import { InvalidInput } from '../../kernel/refusals.ts'
import { BillingMissing, CardNumberInBilling } from './refusals.ts'

/** Where a project's costs go. At least one of the first three is needed before a project becomes active. */
export interface Billing {
  readonly costCentre?: string | null | undefined
  readonly purchaseOrder?: string | null | undefined
  readonly grantCode?: string | null | undefined
  readonly note?: string | null | undefined
}

/** P1. A name as it is stored: trimmed, 1 to 255 characters. */
export function checkedName(name: string): string {
  const trimmed = name.trim()
  if (trimmed.length === 0 || trimmed.length > 255) throw new InvalidInput('A name has 1 to 255 characters.', ['name'])
  return trimmed
}

/** A short word as it is stored: trimmed, at most 100 characters; null when nothing is left. */
export function checkedWord(word: string | null, field: string): string | null {
  const trimmed = word?.trim() || null
  if (trimmed && trimmed.length > 100) throw new InvalidInput('It has at most 100 characters.', [field])
  return trimmed
}

/** P3. The check digit of payment cards (ISO/IEC 7812-1, Luhn): 13 to 19 digits that pass it are taken for a card number. */
export function looksLikeCardNumber(text: string): boolean {
  for (const run of text.match(/\d(?:[ -]?\d){12,18}/g) ?? []) {
    const digits = run.replaceAll(/\D/g, '')
    let sum = 0
    for (let i = 0; i < digits.length; i++) {
      const digit = Number(digits[digits.length - 1 - i])
      const doubled = i % 2 === 1 ? digit * 2 : digit
      sum += doubled > 9 ? doubled - 9 : doubled
    }
    if (sum % 10 === 0) return true
  }
  return false
}

/** P3, P4. Billing as it is stored: trimmed, without empty fields, never a card number; null when nothing is left. */
export function checkedBilling(billing: Billing | null | undefined): Record<string, string> | null {
  const kept: Record<string, string> = {}
  for (const field of ['costCentre', 'purchaseOrder', 'grantCode', 'note'] as const) {
    const value = billing?.[field]?.trim()
    if (!value) continue
    if (looksLikeCardNumber(value)) throw new CardNumberInBilling(field)
    kept[field] = value
  }
  return Object.keys(kept).length > 0 ? kept : null
}

/** P4. A project becomes active only when it is known who pays. */
export function checkActivation(billing: Record<string, string> | null): void {
  if (!billing || !['costCentre', 'purchaseOrder', 'grantCode'].some((field) => billing[field]))
    throw new BillingMissing()
}

/** P2. The two letters of a public id: the initials of the name's first two words, else its first two letters; X fills up. */
export function publicIdLetters(name: string): string {
  const words =
    name
      .normalize('NFKD')
      .toUpperCase()
      .match(/[A-Z]+/g) ?? []
  const letters =
    words.length > 1
      ? words
          .slice(0, 2)
          .map((word) => word.charAt(0))
          .join('')
      : (words[0] ?? '')
  return letters.slice(0, 2).padEnd(2, 'X')
}

/** The usernames that a comment calls, in small letters, each once: `@ada.byron`. An address such as `a@b.org` calls nobody, nor does what is quoted as code. */
export function mentionedIn(body: string): string[] {
  const prose = body.replace(/```[\s\S]*?(```|$)|`[^`\n]*`/g, ' ')
  const names = [...prose.matchAll(/(?:^|[^\w@.-])@([A-Za-z0-9](?:[\w.-]*\w)?)/g)].map(([, name]) =>
    name!.toLowerCase(),
  )
  return [...new Set(names)]
}
