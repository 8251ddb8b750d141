import { markThousands, trimDecimal } from '@tenure/ui/decimal'
import type { Difference } from '@tenure/ui/diff-view'
import { showMinute } from '@tenure/ui/instant'

/** A change of one field as the API tells it: any JSON before and after. */
export interface FieldChange {
  readonly field: string
  readonly before: unknown
  readonly after: unknown
  /** What an id refers to, by name, where the viewer may see that. */
  readonly beforeName?: string | null
  readonly afterName?: string | null
}

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i
const instant = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}/
const decimal = /^-?\d+\.\d+$/

/** Where the database's name says too little. */
const fieldNames: Readonly<Record<string, string>> = {
  pi_owner_id: 'PI',
  public_id: 'Public id',
  deleted_at: 'Archived',
  billing_details: 'Billing',
  ip_address: 'Address',
  last_login_ip: 'Last signed in from',
  last_login_at: 'Last signed in',
  user_id: 'Person',
  k: 'Period',
}

/** Changes as a person reads them: a line for each field, and for each part of a field that has parts. */
export function differencesOf(changes: readonly FieldChange[]): readonly Difference[] {
  return changes.flatMap(({ field, before, after, beforeName, afterName }) =>
    isRecord(before) || isRecord(after)
      ? partsOf(field, { before, after })
      : [{ field: showField(field), before: beforeName ?? showValue(before), after: afterName ?? showValue(after) }],
  )
}

/** A field's name in words: 'default_data_steward_id' → 'Default data steward'. */
export function showField(field: string): string {
  const known = fieldNames[field]
  if (known !== undefined) return known
  const words = field
    .replace(/(_id|Id)$/, '')
    .replaceAll('_', ' ')
    .replace(/([a-z])([A-Z])/g, (_pair, low: string, high: string) => `${low} ${high.toLowerCase()}`)
  return words.charAt(0).toUpperCase() + words.slice(1)
}

/** A value in words, null for nothing: instants to the minute, quantities with thousands marks, lists by commas. */
export function showValue(value: unknown): string | null {
  if (value === null || value === undefined || value === '') return null
  if (typeof value === 'boolean') return value ? 'yes' : 'no'
  if (typeof value === 'number') return markThousands(String(value))
  if (typeof value === 'string') return showText(value)
  if (Array.isArray(value)) return value.map((one) => showValue(one) ?? '').join(', ') || null
  return JSON.stringify(value)
}

function showText(text: string): string {
  if (uuid.test(text)) return `${text.slice(0, 8)}…`
  if (instant.test(text) && !Number.isNaN(Date.parse(text))) return showMinute(text)
  if (decimal.test(text)) return markThousands(trimDecimal(text))
  return /^[A-Z][A-Z_]+$/.test(text) ? text.charAt(0) + text.slice(1).toLowerCase().replaceAll('_', ' ') : text
}

function partsOf(field: string, { before, after }: Omit<FieldChange, 'field'>): Difference[] {
  const [was, is] = [isRecord(before) ? before : {}, isRecord(after) ? after : {}]
  const parts = [...new Set([...Object.keys(was), ...Object.keys(is)])]
  return parts
    .map((part) => ({
      field: `${showField(field)}: ${showField(part).toLowerCase()}`,
      before: showValue(was[part]),
      after: showValue(is[part]),
    }))
    .filter((one) => one.before !== one.after)
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
