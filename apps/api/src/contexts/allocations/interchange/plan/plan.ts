import type { Origin } from '@tenure/interchange'

/** The kinds of rows, in the order in which they are applied. */
export const kinds = [
  'people',
  'resourceTypes',
  'securityGroups',
  'projects',
  'projectMembers',
  'defaultProjects',
  'allocations',
  'resourceShares',
  'dataShares',
] as const
export type Kind = (typeof kinds)[number]

export type Action = 'create' | 'change' | 'same' | 'refuse'

/** One field as it stands and as it would be; null for nothing. */
export interface FieldDifference {
  readonly field: string
  readonly before: string | null
  readonly after: string | null
}

export interface RowRemark {
  /** An error refuses the row; a warning does not. */
  readonly severity: 'error' | 'warning'
  /** The refusal's name, as in the mutations' result unions, or one of the planner's own. */
  readonly code: string
  readonly field: string | null
  readonly message: string
}

/** What would be done with one row of the files. */
export class PlanRow {
  readonly kind: Kind
  readonly key: string
  /** What the row is about, for a person. */
  readonly label: string
  readonly file: string
  readonly line: number
  action: Action = 'same'
  changes: FieldDifference[] = []
  remarks: RowRemark[] = []

  constructor({ kind, key, label, origin }: { kind: Kind; key: string; label: string; origin: Origin }) {
    this.kind = kind
    this.key = key
    this.label = label
    this.file = origin.file
    this.line = origin.line
  }

  get refused(): boolean {
    return this.action === 'refuse'
  }

  refuse(code: string, message: string, field: string | null = null): void {
    this.action = 'refuse'
    this.changes = []
    this.remarks.push({ severity: 'error', code, field, message })
  }

  warn(code: string, message: string, field: string | null = null): void {
    this.remarks.push({ severity: 'warning', code, field, message })
  }

  /** Notes a field that differs; nothing where both are the same. */
  compare(field: string, before: string | null, after: string | null): void {
    if (!this.refused && before !== after) this.changes.push({ field, before, after })
  }

  /** Decides between create, change and same, unless refused. */
  settle(isNew: boolean): void {
    if (this.refused) return
    this.action = isNew ? 'create' : this.changes.length > 0 ? 'change' : 'same'
    if (isNew) this.changes = []
  }
}

/** A row with the state it leads to. */
export interface Planned<Final> {
  readonly row: PlanRow
  readonly isNew: boolean
  readonly final: Final
}

/** Whether the row is to be written. */
export const isWritten = ({ row }: { readonly row: PlanRow }): boolean =>
  row.action === 'create' || row.action === 'change'
