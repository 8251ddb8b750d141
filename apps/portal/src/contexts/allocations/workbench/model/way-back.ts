import type { WorkbenchRowFragment } from '../../../../graphql/generated/workbench-row.ts'
import { type Draft, endRow, nothing, write } from './draft.ts'
import { type WorkbenchField, textsOf } from './fields.ts'
import { seenOf } from './shown.ts'

/** A row that was changed: as it stood before (null: it was granted), and as it stands now. */
export interface Done {
  readonly before: WorkbenchRowFragment | null
  readonly after: WorkbenchRowFragment
}

/** The draft that undoes what was done, and the rows that cannot be brought back: what has ended is not begun again. */
export function wayBack(
  done: readonly Done[],
  now: Date,
): { readonly draft: Draft; readonly ended: readonly string[] } {
  let draft = nothing
  const ended: string[] = []
  for (const { before, after } of done) {
    const seen = seenOf(after)
    if (after.endsAt !== null && new Date(after.endsAt) <= now) {
      ended.push(seen.label)
      continue
    }
    if (!before) {
      draft = endRow(draft, seen, true)
      continue
    }
    for (const [field, text] of differences(before, after)) draft = write(draft, seen, { field, text })
  }
  return { draft, ended }
}

/** Without an end before, the renewal alone leads back to it. */
function differences(before: WorkbenchRowFragment, after: WorkbenchRowFragment): [WorkbenchField, string][] {
  const [old, is] = [textsOf(before), textsOf(after)]
  return (Object.entries(old) as [WorkbenchField, string][]).filter(
    ([field, text]) => text !== is[field] && !(field === 'endsAt' && text === ''),
  )
}
