import { Button } from '@tenure/ui/button'
import { Card } from '@tenure/ui/card'
import { EmptyState } from '@tenure/ui/empty-state'
import { lazyPart } from '@tenure/ui/lazy-part'
import { showCount } from '@tenure/ui/show-count'
import { Suspense, useState } from 'react'
import { ProjectMembersDocument } from '../../../graphql/generated/project-members.ts'
import { Reading } from '../../../graphql/reading.tsx'
import { usePages } from '../../../graphql/use-pages.ts'
import { MemberTable } from './member-table.tsx'

const AddMember = lazyPart(() => import('./add-member.tsx'), 'AddMember')

interface MembersCardProps {
  readonly projectId: string
  readonly mayChange: boolean
}

/** The members: their roles, and who joins. */
export function MembersCard({ projectId, mayChange }: MembersCardProps) {
  const [isAdding, setAdding] = useState(false)
  const members = usePages({
    document: ProjectMembersDocument,
    variables: { id: projectId },
    connection: (data) => data.project?.members,
  })
  const { rows, totalCount, isLoading, hasMore, error, retry, more } = members
  const add = mayChange && (
    <Button tone="primary" onPress={() => setAdding(true)}>
      Add a member
    </Button>
  )
  return (
    <Card
      title="Members"
      lead={
        totalCount === undefined
          ? 'Who works on the project.'
          : `${showCount(totalCount, 'person', 'people')} besides the PI.`
      }
      actions={add}
    >
      <Reading data={rows.length === 0 && (isLoading || error) ? null : rows} error={error} onRetry={retry}>
        {(there) =>
          there.length === 0 ? (
            <EmptyState>
              {mayChange
                ? 'Nobody works on it besides the PI. Add the first member.'
                : 'Nobody works on it besides the PI, who may add members.'}
            </EmptyState>
          ) : (
            <>
              <MemberTable projectId={projectId} members={there} mayChange={mayChange} />
              {hasMore && (
                <p>
                  <Button onPress={more}>Show more</Button>
                </p>
              )}
            </>
          )
        }
      </Reading>
      <Suspense>{isAdding && <AddMember projectId={projectId} onClose={() => setAdding(false)} />}</Suspense>
    </Card>
  )
}
