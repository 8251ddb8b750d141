import { Badge } from '@tenure/ui/badge'
import type { GridColumn } from '@tenure/ui/grid-column'
import type { Tone } from '@tenure/ui/tone'
import { showField } from '../../graphql/record/differences.ts'
import { type Action, kindNames, type PlanRow, type Problem } from './plan.ts'

/** A row of the plan or a problem of the files, as it stands in the list. */
export interface PlanLine {
  readonly id: string
  readonly mark: { readonly name: string; readonly tone: Tone }
  readonly kind: string
  readonly label: string
  readonly place: string
  readonly changes: PlanRow['changes']
  readonly remarks: readonly string[]
}

const marks: Readonly<Record<Action, PlanLine['mark']>> = {
  create: { name: 'Created', tone: 'accent' },
  change: { name: 'Changed', tone: 'blue' },
  same: { name: 'Same', tone: 'neutral' },
  refuse: { name: 'Refused', tone: 'bad' },
}

/** A row of the plan as a line. */
export function rowLine({ kind, key, label, file, line, action, changes, remarks }: PlanRow, index: number): PlanLine {
  return {
    id: `${index} ${kind} ${key}`,
    mark: marks[action],
    kind: kindNames[kind],
    label,
    place: placeOf(file, line),
    changes,
    remarks: remarks.map(({ message }) => message),
  }
}

/** A problem of the files as a line. */
export function problemLine({ severity, file, line, column, value, message }: Problem, index: number): PlanLine {
  return {
    id: `${index}`,
    mark: severity === 'error' ? { name: 'Not read', tone: 'bad' } : { name: 'Warning', tone: 'warn' },
    kind: column === null ? 'File' : `Column ${column}`,
    label: value ?? '',
    place: placeOf(file, line),
    changes: [],
    remarks: [message],
  }
}

/** The columns of the list. */
export const planColumns: readonly GridColumn<PlanLine>[] = [
  {
    id: 'mark',
    header: 'Would be',
    width: '96px',
    narrow: 'value',
    cell: ({ mark }) => <Badge tone={mark.tone}>{mark.name}</Badge>,
  },
  { id: 'kind', header: 'Kind', width: '136px', cell: ({ kind }) => kind },
  { id: 'label', header: 'Row', width: 'minmax(180px, 1fr)', narrow: 'title', cell: ({ label }) => label },
  { id: 'what', header: 'What', width: 'minmax(240px, 2fr)', narrow: 'detail', cell: whatOf },
  {
    id: 'place',
    header: 'Where',
    width: 'minmax(190px, 0.8fr)',
    cell: ({ place }) => <span className="truncate text-dim">{place}</span>,
  },
]

function whatOf({ changes, remarks }: PlanLine): string {
  const differences = changes.map(
    ({ field, before, after }) => `${showField(field)}: ${before ?? 'nothing'} → ${after ?? 'nothing'}`,
  )
  return [...remarks, ...differences].join(' · ')
}

function placeOf(file: string, line: number): string {
  const name = file.slice(file.lastIndexOf('/') + 1)
  return line > 0 ? `${name}, line ${line}` : name
}
