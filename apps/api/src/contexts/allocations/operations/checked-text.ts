import { InvalidInput } from '../../../kernel/refusals.ts'

/** A trimmed text of 1 to `most` characters; refuses any other. */
export function checkedText(text: string, { most, field }: { readonly most: number; readonly field: string }): string {
  const trimmed = text.trim()
  if (trimmed.length === 0 || trimmed.length > most)
    throw new InvalidInput(`This has ${trimmed.length} characters; write 1 to ${most}.`, [field])
  return trimmed
}

/** A lifetime of 1 to 1,200 calendar months; refuses any other. */
export function checkedLifetime(months: number, field: string): number {
  if (!Number.isInteger(months) || months < 1 || months > 1200)
    throw new InvalidInput(`A lifetime has 1 to 1,200 months, not ${months}.`, [field])
  return months
}
