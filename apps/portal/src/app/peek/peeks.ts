import { lazyPart } from '@tenure/ui/lazy-part'
import type { ComponentType, LazyExoticComponent } from 'react'

/** What a peek is given: the global id of the thing. */
export interface PeekProps {
  readonly id: string
}

/** How each kind of thing is looked at from the side: by type name, a lazy component of its context. */
export const peeks: Readonly<Record<string, LazyExoticComponent<ComponentType<PeekProps>>>> = {
  Allocation: lazyPart(() => import('../../contexts/allocations/allocations/allocation-peek.tsx'), 'AllocationPeek'),
  AllocationRequest: lazyPart(() => import('../../contexts/allocations/requests/request-peek.tsx'), 'RequestPeek'),
  DataShare: lazyPart(() => import('../../contexts/allocations/data-shares/data-share-peek.tsx'), 'DataSharePeek'),
  AuditLog: lazyPart(() => import('../../contexts/audit/audit-peek.tsx'), 'AuditPeek'),
  Project: lazyPart(() => import('../../contexts/projects/project-peek.tsx'), 'ProjectPeek'),
  SecurityGroup: lazyPart(() => import('../../contexts/identity/groups/group-peek.tsx'), 'GroupPeek'),
  User: lazyPart(() => import('../../contexts/identity/people/person-peek.tsx'), 'PersonPeek'),
}
