import type { WorkbenchRowFragment } from '../../../../graphql/generated/workbench-row.ts'
import type { AddedRow, Draft, RowEdit, Seen, WrittenCells } from './draft.ts'
import { type WorkbenchField, textsOf } from './fields.ts'

/** A row as the grid shows it: what stands, with what is written over it. */
export interface Shown {
  readonly key: string
  readonly row: WorkbenchRowFragment | null
  readonly edit: RowEdit | null
  readonly added: AddedRow | null
  readonly publicId: string
  readonly project: string
  readonly pi: string
  readonly type: string
  readonly unit: string
  readonly model: 'SUBSCRIPTION' | 'CONDO'
  /** The texts of its cells, as written or else as they stand. */
  readonly texts: Readonly<Record<WorkbenchField, string>>
  readonly set: WrittenCells
  /** What the API said against it at the last review, by field; `row` where it belongs to no cell. */
  readonly refused: RefusedFields
}

export type RefusedFields = Readonly<Partial<Record<WorkbenchField | 'row', string>>>

const unrefused: RefusedFields = {}

/** Shows a row; the same object again while neither it nor what is written in it changed. */
export function showing() {
  const known = new WeakMap<WorkbenchRowFragment, Shown>()
  return (row: WorkbenchRowFragment, edit: RowEdit | undefined, refused = unrefused): Shown => {
    const before = known.get(row)
    if (before && before.edit === (edit ?? null) && before.refused === refused) return before
    const shown = shownRow(row, edit ?? null, refused)
    known.set(row, shown)
    return shown
  }
}

function shownRow(row: WorkbenchRowFragment, edit: RowEdit | null, refused: RefusedFields): Shown {
  const set = edit?.set ?? {}
  return {
    key: row.id,
    row,
    edit,
    added: null,
    publicId: row.project.publicId,
    project: row.project.name,
    pi: row.project.piOwner.fullName,
    type: row.resourceType.name,
    unit: row.resourceType.unit,
    model: row.model,
    texts: written(textsOf(row), set),
    set,
    refused,
  }
}

/** A row to grant, as the grid shows it. */
export function shownAdded(added: AddedRow, refused = unrefused): Shown {
  const { input, names, set } = added
  const texts = { quantity: input.quantity, endsAt: '', renewal: input.renewal ?? 'NONE', note: input.note ?? '' }
  return {
    key: added.key,
    row: null,
    edit: null,
    added,
    ...names,
    model: input.model,
    texts: written(texts, set),
    set,
    refused,
  }
}

function written(texts: Readonly<Record<WorkbenchField, string>>, set: WrittenCells) {
  const over = Object.fromEntries(Object.entries(set).map(([field, { text }]) => [field, text]))
  return { ...texts, ...over } as Readonly<Record<WorkbenchField, string>>
}

/** What an edit of a standing row begins from. */
export function seenOf(row: WorkbenchRowFragment): Seen {
  const label = `${row.project.publicId} ${row.project.name}, ${row.resourceType.name}`
  return { id: row.id, version: row.version, label, texts: textsOf(row) }
}

/** Every edit of a draft whose row is not among those at hand: it is not dropped, but told. */
export function lost(draft: Draft, known: ReadonlyMap<string, WorkbenchRowFragment>): readonly [string, RowEdit][] {
  return Object.entries(draft.rows).filter(([id]) => !known.has(id))
}

/** Which fields of a row can be written. */
export function canWrite({ row, added, model }: Shown, field: WorkbenchField): boolean {
  if (field === 'renewal') return model === 'SUBSCRIPTION'
  if (field === 'endsAt') return added === null
  return row !== null || added !== null
}
