import type { GridColumn } from '@tenure/ui/grid-column'
import { showMinute } from '@tenure/ui/instant'
import type { AuditLineFragment } from '../../graphql/generated/audit-line.ts'
import { differencesOf } from '../../graphql/record/differences.ts'
import { showAction } from '../../graphql/record/show-action.ts'
import { objectName } from './object-name.ts'

/** How a row of the audit log stands in the list. */
export const auditColumns: readonly GridColumn<AuditLineFragment>[] = [
  {
    id: 'action',
    header: 'What was done',
    width: 'minmax(170px, 1.2fr)',
    narrow: 'title',
    cell: ({ action, refusal }) =>
      refusal ? (
        <span className="truncate text-bad">Was refused: {showAction(refusal.operation).toLowerCase()}</span>
      ) : (
        showAction(action)
      ),
  },
  {
    id: 'who',
    header: 'By',
    width: 'minmax(130px, 1fr)',
    narrow: 'detail',
    cell: ({ actor }) => actor?.fullName ?? <span className="truncate text-dim">The installation</span>,
  },
  {
    id: 'object',
    header: 'To',
    width: 'minmax(130px, 1fr)',
    narrow: 'value',
    cell: ({ resourceType, resourceName }) => (
      <span className="truncate">
        {objectName(resourceType)}{' '}
        {resourceName !== null && resourceType !== 'projects' && <span className="text-dim">{resourceName}</span>}
      </span>
    ),
  },
  {
    id: 'project',
    header: 'Project',
    width: 'minmax(140px, 1.2fr)',
    cell: ({ project }) => <span className="truncate text-dim">{project ? project.name : ''}</span>,
  },
  {
    id: 'changes',
    header: 'What became different',
    width: 'minmax(200px, 2fr)',
    cell: ({ changes, refusal }) => <span className="truncate text-dim">{refusal?.message ?? inShort(changes)}</span>,
  },
  {
    id: 'at',
    header: 'When (UTC)',
    width: '168px',
    align: 'end',
    narrow: 'aside',
    cell: ({ createdAt }) => showMinute(createdAt),
  },
]

/** The first two fields with what they are now, and how many more. */
function inShort(changes: AuditLineFragment['changes']): string {
  const [first, second, ...rest] = differencesOf(changes)
  const shown = [first, second]
    .filter((one) => one !== undefined)
    .map(({ field, after }) => `${field}: ${typeof after === 'string' ? after : 'nothing'}`)
  return rest.length > 0 ? `${shown.join(', ')} and ${rest.length} more` : shown.join(', ')
}
