import { Button } from '@tenure/ui/button'
import { Card } from '@tenure/ui/card'
import { EmptyState } from '@tenure/ui/empty-state'
import { showDay } from '@tenure/ui/instant'
import { lazyPart } from '@tenure/ui/lazy-part'
import { Table, type TableColumn } from '@tenure/ui/table'
import { notify } from '@tenure/ui/toast-queue'
import { Suspense, useMemo, useState } from 'react'
import type { ManagerRowFragment } from '../../../graphql/generated/manager-row.ts'
import { NameManagerDocument } from '../../../graphql/generated/name-manager.ts'
import type { ProjectHeadFragment } from '../../../graphql/generated/project-head.ts'
import { RemoveManagerDocument } from '../../../graphql/generated/remove-manager.ts'
import { useVerb } from '../../../graphql/use-verb.ts'
import { PersonCell } from './person-cell.tsx'

const NameManager = lazyPart(() => import('./name-manager.tsx'), 'NameManager')

interface ManagersCardProps {
  readonly project: ProjectHeadFragment
  readonly managers: readonly ManagerRowFragment[]
}

/** Who keeps the allocations and sharing rules, as named; where nobody is, the PI does. */
export function ManagersCard({ project, managers }: ManagersCardProps) {
  const [isNaming, setNaming] = useState(false)
  const mayChange = project.viewerCan.manageManagers
  const remove = useRemoval(project.id)
  const columns = useMemo(() => columnsFor(mayChange, remove), [mayChange, remove])
  return (
    <Card
      title="Resource managers"
      lead="They keep the project’s allocations and sharing rules."
      actions={mayChange && <Button onPress={() => setNaming(true)}>Name a manager</Button>}
    >
      {managers.length === 0 ? (
        <EmptyState>Nobody is named, so {project.piOwner.fullName} keeps them as the PI.</EmptyState>
      ) : (
        <Table label="Resource managers" columns={columns} rows={managers} rowId={({ id }) => id} />
      )}
      <Suspense>
        {isNaming && (
          <NameManager projectId={project.id} isFirst={managers.length === 0} onClose={() => setNaming(false)} />
        )}
      </Suspense>
    </Card>
  )
}

function columnsFor(
  mayChange: boolean,
  remove: (manager: ManagerRowFragment) => Promise<void>,
): readonly TableColumn<ManagerRowFragment>[] {
  const act: TableColumn<ManagerRowFragment> = {
    id: 'remove',
    header: <span className="sr-only">Acts</span>,
    align: 'end',
    cell: (manager) => (
      <Button tone="quiet" aria-label={`Remove ${manager.user.fullName}`} onPress={() => void remove(manager)}>
        Remove
      </Button>
    ),
  }
  return [
    { id: 'person', header: 'Person', cell: ({ user }) => <PersonCell person={user} /> },
    { id: 'since', header: 'Since', align: 'end', cell: ({ createdAt }) => showDay(createdAt) },
    ...(mayChange ? [act] : []),
  ]
}

function useRemoval(projectId: string): (manager: ManagerRowFragment) => Promise<void> {
  const { run: remove } = useVerb(RemoveManagerDocument)
  const { run: name } = useVerb(NameManagerDocument)
  return async ({ id, user }) => {
    const came = await remove({ id })
    if (came.kind !== 'done')
      return notify({ title: `${user.fullName} was not removed`, detail: came.message, tone: 'bad' })
    const bringBack = async () => {
      const back = await name({ projectId, userId: user.id })
      if (back.kind !== 'done') notify({ title: `${user.fullName} is not back`, detail: back.message, tone: 'bad' })
    }
    notify({
      title: `${user.fullName} keeps the allocations no more`,
      action: { label: 'Undo', onAction: () => void bringBack() },
    })
  }
}
