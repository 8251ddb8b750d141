/** What an import would do, as `POST /import/preview` answers. */
export interface ImportPreview {
  /** What the person who looks at it agrees to. */
  readonly planHash: string
  readonly format: 'csv' | 'slurm' | 'coldfront'
  readonly summary: Readonly<Record<Kind, Counts>>
  readonly totals: Counts
  /** Rows that could not be read at all: they are among the problems. */
  readonly unreadable: number
  readonly rows: { readonly total: number; readonly offset: number; readonly items: readonly PlanRow[] }
  readonly problems: { readonly total: number; readonly items: readonly Problem[] }
  readonly notes: { readonly total: number; readonly items: readonly Note[] }
}

export type Action = 'create' | 'change' | 'same' | 'refuse'
export type Counts = Readonly<Record<Action, number>>

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

/** What a kind of rows is called. */
export const kindNames: Readonly<Record<Kind, string>> = {
  people: 'People',
  resourceTypes: 'Resource types',
  securityGroups: 'Security groups',
  projects: 'Projects',
  projectMembers: 'Project members',
  defaultProjects: 'Default projects',
  allocations: 'Allocations',
  resourceShares: 'Resource shares',
  dataShares: 'Data shares',
}

/** What the formats are called. */
export const formatNames: Readonly<Record<ImportPreview['format'], string>> = {
  csv: 'CSV files',
  slurm: 'Slurm associations',
  coldfront: 'ColdFront dump',
}

/** One row of the files, and what would be done with it. */
export interface PlanRow {
  readonly kind: Kind
  readonly key: string
  readonly label: string
  readonly file: string
  readonly line: number
  readonly action: Action
  readonly changes: readonly { readonly field: string; readonly before: string | null; readonly after: string | null }[]
  readonly remarks: readonly { readonly severity: Severity; readonly field: string | null; readonly message: string }[]
}

export type Severity = 'error' | 'warning'

/** Something about the files themselves. */
export interface Problem {
  readonly severity: Severity
  readonly file: string
  /** 0 where the file as a whole is meant. */
  readonly line: number
  readonly column: string | null
  readonly value: string | null
  readonly code: string
  readonly message: string
}

/** Something the source knew and Tenure keeps no place for. */
export interface Note {
  readonly origin: { readonly file: string; readonly line: number }
  readonly subject: string
  readonly text: string
}

/** What files cannot say; only what was answered is sent. */
export interface ImportOptions {
  readonly emailDomain?: string
  readonly defaultPi?: string
}

/** How far an import is: rows written, of how many, and of what kind now. */
export interface ImportProgress {
  readonly done: number
  readonly total: number
  readonly what: string
}

/** What an import came to. */
export interface Imported {
  readonly summary: Readonly<Record<Kind, Counts>>
  /** Whether anything was written. */
  readonly changed: boolean
}
