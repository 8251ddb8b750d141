/** An instant as it was read, or why it was not. */
export type InstantReading =
  | { readonly ok: true; readonly value: string; readonly shortened: boolean }
  | { readonly ok: false; readonly why: string }

const FORM =
  /^(\d{4})-(\d{2})-(\d{2})(?:[T ](\d{2}):(\d{2})(?::(\d{2})(?:[.,](\d{1,9}))?)?\s*(Z|[+-]\d{2}(?::?\d{2})?)?)?$/i
const MINUTE = 60_000

const offsetMinutes = (zone: string | undefined): number => {
  if (zone === undefined || /^z$/i.test(zone)) return 0
  const digits = zone.replace(/\D/g, '').padEnd(4, '0')
  return (zone.startsWith('-') ? -1 : 1) * (Number(digits.slice(0, 2)) * 60 + Number(digits.slice(2)))
}

/**
 * Reads an ISO 8601 date (midnight UTC) or timestamp (UTC unless it names an offset) as a UTC instant in milliseconds.
 * A day that does not exist is refused, never rolled over.
 */
export function readInstant(cell: string): InstantReading {
  const match = FORM.exec(cell.trim())
  if (match === null) return { ok: false, why: 'Write it as 2026-01-31, or as 2026-01-31T12:00:00Z' }
  const [, year, month, day, hour = '0', minute = '0', second = '0', fraction = '', zone] = match
  const parts = [year, month, day, hour, minute, second].map(Number)
  const [y = 0, mo = 0, d = 0, h = 0, mi = 0, s = 0] = parts
  const local = new Date(Date.UTC(y, mo - 1, d, h, mi, s, Number(fraction.slice(0, 3).padEnd(3, '0'))))
  local.setUTCFullYear(y, mo - 1, d)
  const exists = local.getUTCMonth() === mo - 1 && local.getUTCDate() === d && h < 24 && mi < 60 && s < 60
  const instant = new Date(local.getTime() - offsetMinutes(zone) * MINUTE)
  if (!exists || instant.getUTCFullYear() < 1 || instant.getUTCFullYear() > 9999)
    return { ok: false, why: 'That day or time does not exist' }
  return { ok: true, value: instant.toISOString(), shortened: /[1-9]/.test(fraction.slice(3)) }
}

/** The shortest form that reads back as the same instant: a date alone at midnight UTC. */
export const writeInstant = (instant: string): string => instant.replace('T00:00:00.000Z', '')
