import { lazyPart } from '@tenure/ui/lazy-part'
import { Suspense } from 'react'

const CreateProject = lazyPart(() => import('../../contexts/projects/create-project.tsx'), 'CreateProject')
const GrantAllocation = lazyPart(
  () => import('../../contexts/allocations/allocations/grant-allocation.tsx'),
  'GrantAllocation',
)

/** What can be done from anywhere, without going to its page first. */
export type ShellVerb = 'create-project' | 'grant-allocation'

interface VerbDialogProps {
  readonly verb: ShellVerb
  readonly onClose: () => void
}

/** The form of a verb, over whatever page is open. */
export function VerbDialog({ verb, onClose }: VerbDialogProps) {
  return (
    <Suspense>
      {verb === 'create-project' && <CreateProject onClose={onClose} />}
      {verb === 'grant-allocation' && <GrantAllocation onClose={onClose} />}
    </Suspense>
  )
}
