import type { WorkbenchRowFragment } from '../../../../graphql/generated/workbench-row.ts'
import { type Clash, type Draft, withRow } from './draft.ts'
import { type WorkbenchField, textsOf } from './fields.ts'

/** Who changed a row meanwhile, and when. */
export interface Changed {
  readonly who: string | null
  readonly when: string | null
}

/**
 * Puts an edit onto a row that someone else changed meanwhile. Fields they left alone go on; a field both changed waits for
 * a choice, and nothing of either is lost.
 */
export function rebased(draft: Draft, row: WorkbenchRowFragment, changed: Changed): Draft {
  const edit = draft.rows[row.id]
  if (!edit) return draft
  const now = textsOf(row)
  const fields = Object.entries(edit.set) as [WorkbenchField, { text: string }][]
  const clashes: Partial<Record<WorkbenchField, Clash>> = {}
  const set: Partial<Record<WorkbenchField, { text: string }>> = {}
  const was: Partial<Record<WorkbenchField, string>> = {}
  for (const [field, written] of fields) {
    const before = edit.was[field] ?? now[field]
    was[field] = now[field]
    // They wrote the same: there is nothing left to change.
    if (written.text === now[field]) continue
    set[field] = written
    if (before !== now[field]) clashes[field] = { was: before, theirs: now[field], ...changed }
  }
  return withRow(draft, row.id, { ...edit, version: row.version, was, set, clashes })
}

/** Settles one field of a row: theirs stays, or yours is written over it. */
export function settle(
  draft: Draft,
  { id, field }: { readonly id: string; readonly field: WorkbenchField },
  whose: 'theirs' | 'yours',
): Draft {
  const edit = draft.rows[id]
  if (!edit) return draft
  const { [field]: _settled, ...clashes } = edit.clashes
  const { [field]: mine, ...rest } = edit.set
  const set = whose === 'theirs' || !mine ? rest : { ...rest, [field]: mine }
  return withRow(draft, id, { ...edit, clashes, set })
}

/** Settles all of them. */
export function settleAll(draft: Draft, whose: 'theirs' | 'yours'): Draft {
  return clashesOf(draft).reduce((now, clash) => settle(now, clash, whose), draft)
}

/** Every field that waits for a choice. */
export function clashesOf({ rows }: Draft) {
  return Object.entries(rows).flatMap(([id, edit]) =>
    (Object.entries(edit.clashes) as [WorkbenchField, Clash][]).map(([field, clash]) => ({
      id,
      field,
      clash,
      label: edit.label,
      yours: edit.set[field]?.text ?? '',
    })),
  )
}
