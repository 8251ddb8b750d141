import type { GrantAllocationInput } from '../../../../graphql/generated/grant-allocation.ts'
import type { WorkbenchField } from './fields.ts'

/** A cell as it was written; where it can't be read, with what is wrong. */
export interface Written {
  readonly text: string
  readonly problem?: string
}

/** A cell's field with what was written in it. */
export interface WrittenCell extends Written {
  readonly field: WorkbenchField
}

export type WrittenCells = Readonly<Partial<Record<WorkbenchField, Written>>>

/** What someone else made of a field that is written here too. */
export interface Clash {
  readonly was: string
  readonly theirs: string
  readonly who: string | null
  readonly when: string | null
}

/** What is written in one row, and the row as its writer saw it. */
export interface RowEdit {
  readonly version: number
  /** Of the written fields what stood there. */
  readonly was: Readonly<Partial<Record<WorkbenchField, string>>>
  readonly set: WrittenCells
  /** Fields that another person changed meanwhile and that wait for a choice. */
  readonly clashes: Readonly<Partial<Record<WorkbenchField, Clash>>>
  /** Whether it is to end at once. */
  readonly ends: boolean
  /** Whether it may leave less than is drawn. */
  readonly force: boolean
  /** The row in words, should it no longer be there to be read. */
  readonly label: string
}

/** A row to grant: what its form said, and what was written over that in the grid. */
export interface AddedRow {
  readonly key: string
  readonly input: GrantAllocationInput
  readonly set: WrittenCells
  readonly names: {
    readonly publicId: string
    readonly project: string
    readonly pi: string
    readonly type: string
    readonly unit: string
  }
}

/** Everything that is written and not saved. */
export interface Draft {
  readonly rows: Readonly<Record<string, RowEdit>>
  readonly added: readonly AddedRow[]
}

export const nothing: Draft = { rows: {}, added: [] }

/** What an edit begins from: the row as it is shown. */
export interface Seen {
  readonly id: string
  readonly version: number
  readonly label: string
  readonly texts: Readonly<Record<WorkbenchField, string>>
}

/** The draft with one cell written; writing what stood there takes the change back. */
export function write(draft: Draft, seen: Seen, { field, ...written }: WrittenCell): Draft {
  const edit = draft.rows[seen.id] ?? fresh(seen)
  const was = edit.was[field] ?? seen.texts[field]
  const { [field]: _old, ...set } = edit.set
  const isBack = written.problem === undefined && written.text === was
  return withRow(draft, seen.id, {
    ...edit,
    was: { ...edit.was, [field]: was },
    set: isBack ? set : { ...set, [field]: written },
  })
}

/** The same in a row that is to be granted. */
export function writeAdded(draft: Draft, key: string, { field, ...written }: WrittenCell): Draft {
  return {
    ...draft,
    added: draft.added.map((row) => (row.key === key ? { ...row, set: { ...row.set, [field]: written } } : row)),
  }
}

/** The draft with a row that ends at once, or no longer does. */
export function endRow(draft: Draft, seen: Seen, ends: boolean): Draft {
  return withRow(draft, seen.id, { ...(draft.rows[seen.id] ?? fresh(seen)), ends })
}

/** The draft with a row changed as a whole; one in which nothing is written any more falls out. */
export function withRow(draft: Draft, id: string, edit: RowEdit): Draft {
  const { [id]: _old, ...rows } = draft.rows
  return { ...draft, rows: changesIn(edit) === 0 ? rows : { ...rows, [id]: edit } }
}

/** The draft without what is written in some rows. */
export function without(draft: Draft, keys: ReadonlySet<string>): Draft {
  return {
    rows: Object.fromEntries(Object.entries(draft.rows).filter(([id]) => !keys.has(id))),
    added: draft.added.filter(({ key }) => !keys.has(key)),
  }
}

const changesIn = ({ set, ends }: RowEdit) => Object.keys(set).length + (ends ? 1 : 0)
const fresh = ({ version, label }: Seen): RowEdit => ({
  version,
  was: {},
  set: {},
  clashes: {},
  ends: false,
  force: false,
  label,
})

/** How much is written, how much of it can't be read, and how much waits for a choice. */
export function countOf({ rows, added }: Draft) {
  const edits = Object.values(rows)
  const cells = [...edits, ...added].flatMap(({ set }) => Object.values(set))
  return {
    changes: edits.reduce((sum, edit) => sum + changesIn(edit), added.length),
    rows: edits.length + added.length,
    problems: cells.filter(({ problem }) => problem !== undefined).length,
    clashes: edits.reduce((sum, { clashes }) => sum + Object.keys(clashes).length, 0),
  }
}
