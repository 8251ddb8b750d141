import { Badge } from '@tenure/ui/badge'
import { showDay } from '@tenure/ui/instant'
import type { TableColumn } from '@tenure/ui/table'
import type { ShareRowFragment } from '../../../graphql/generated/share-row.ts'
import { ProjectLink } from '../project-link.tsx'
import { showPercentage } from '../show-quantity.ts'
import { shareKindWords } from '../words.ts'
import { ShareAmounts } from './share-amounts.tsx'
import { ShareVerbs } from './share-verbs.tsx'

/** Which end of a share is the other project. */
export type ShareSide = 'source' | 'recipient'

/** Opens the form of a verb on a share. */
export type OnShareVerb = (verb: 'change' | 'withdraw', share: ShareRowFragment) => void

/** How a share stands among those of one direction. */
export function shareColumns(side: ShareSide, onVerb: OnShareVerb): readonly TableColumn<ShareRowFragment>[] {
  return [
    {
      id: 'partner',
      header: side === 'source' ? 'From' : 'To',
      cell: (share) => <ProjectLink project={share[side]} showsId />,
    },
    { id: 'what', header: 'Of', cell: ({ only }) => only?.name ?? 'All resources' },
    {
      id: 'percentage',
      header: 'Percentage',
      align: 'end',
      cell: ({ percentage }) => showPercentage(percentage),
    },
    {
      id: 'kind',
      header: 'Kind',
      cell: ({ kind }) => <Badge tone={kind === 'CEILING' ? 'blue' : 'neutral'}>{shareKindWords[kind]}</Badge>,
    },
    { id: 'gives', header: 'Gives now', align: 'end', cell: (share) => <ShareAmounts share={share} /> },
    { id: 'since', header: 'Since', align: 'end', cell: ({ startsAt }) => showDay(startsAt) },
    {
      id: 'verbs',
      header: <span className="sr-only">Acts</span>,
      align: 'end',
      cell: (share) => <ShareVerbs {...{ share, side, onVerb }} />,
    },
  ]
}
