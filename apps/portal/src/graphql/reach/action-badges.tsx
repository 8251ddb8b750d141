import { Badge } from '@tenure/ui/badge'
import type { AccessWayFragment } from '../generated/access-way.ts'
import { actionWords } from './access-words.ts'

type Action = AccessWayFragment['actions'][number]

/** What a person may do: to reach the data stands out, to see it is what all may. */
export function ActionBadges({ actions }: { readonly actions: readonly Action[] }) {
  const shown = actions.length > 1 ? actions.filter((action) => action !== 'VIEW') : actions
  return (
    <span className="flex flex-wrap gap-1">
      {shown.map((action) => (
        <Badge key={action} tone={action === 'USE' ? 'accent' : action === 'VIEW' ? 'neutral' : 'blue'}>
          {actionWords[action]}
        </Badge>
      ))}
    </span>
  )
}
