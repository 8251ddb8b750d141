import { Badge } from '@tenure/ui/badge'
import { Button } from '@tenure/ui/button'
import { Table, type TableColumn } from '@tenure/ui/table'
import { type Comparison, type Difference, keepWritten } from './machines.ts'

const words = { added: 'Added', changed: 'Changed', removed: 'Removed' } as const
const tones = { added: 'accent', changed: 'blue', removed: 'bad' } as const

const columns: readonly TableColumn<Difference>[] = [
  { id: 'action', header: 'What', cell: ({ action }) => <Badge tone={tones[action]}>{words[action]}</Badge> },
  { id: 'subject', header: 'Of', namesRow: true, cell: ({ kind, subject }) => `${kind} ${subject}` },
  { id: 'before', header: 'There now', cell: ({ before }) => before ?? '' },
  { id: 'after', header: 'In Tenure', cell: ({ after }) => after ?? '' },
]

/** A table is for reading; the files have them all. */
const most = 50

/** What stands between a machine and Tenure, with the two files: what adds and changes, and what takes away. */
export function ComparisonReport({ comparison }: { readonly comparison: Comparison }) {
  const { differences, warnings, changes, removals } = comparison
  const count = (wanted: Difference['action']) => differences.filter(({ action }) => action === wanted).length
  const [added, changed, removed] = [count('added'), count('changed'), count('removed')]
  return (
    <div className="flex min-w-0 flex-col gap-3">
      <p role="status" className="font-medium">
        {differences.length === 0
          ? 'Nothing differs: the machine is as Tenure says.'
          : `${added} added, ${changed} changed, ${removed} removed.${differences.length > most ? ` The first ${most}:` : ''}`}
      </p>
      {differences.length > 0 && (
        <Table
          label="What differs"
          columns={columns}
          rows={differences.slice(0, most)}
          rowId={({ kind, subject }) => `${kind} ${subject}`}
        />
      )}
      {warnings.map(({ message }) => (
        <p key={message} className="text-dim">
          {message}
        </p>
      ))}
      <div className="flex flex-wrap gap-2">
        {added + changed > 0 && <Button onPress={() => keepWritten(changes)}>What adds and changes</Button>}
        {removed > 0 && <Button onPress={() => keepWritten(removals)}>What takes away</Button>}
      </div>
    </div>
  )
}
