import { Badge } from '@tenure/ui/badge'
import { Dialog } from '@tenure/ui/dialog'
import { DiffView } from '@tenure/ui/diff-view'
import { showField } from '../../graphql/record/differences.ts'
import type { PlanLine } from './plan-columns.tsx'

/** One line of the plan, whole: where it stands, what would become different, and why it is refused. */
export function LineDialog({ line, onClose }: { readonly line: PlanLine; readonly onClose: () => void }) {
  const { mark, kind, label, place, changes, remarks } = line
  return (
    <Dialog title={label || kind} isOpen isWide onClose={onClose}>
      <p className="flex flex-wrap items-center gap-2 text-dim">
        <Badge tone={mark.tone}>{mark.name}</Badge>
        {kind} · {place}
      </p>
      {remarks.map((remark) => (
        <p key={remark}>{remark}</p>
      ))}
      {changes.length > 0 && (
        <DiffView
          label={`What would become different of ${label}`}
          differences={changes.map(({ field, before, after }) => ({ field: showField(field), before, after }))}
        />
      )}
    </Dialog>
  )
}
