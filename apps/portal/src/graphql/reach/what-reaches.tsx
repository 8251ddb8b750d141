import { Button } from '@tenure/ui/button'
import { Dialog } from '@tenure/ui/dialog'
import { EmptyState } from '@tenure/ui/empty-state'
import { FilterField } from '@tenure/ui/filter-field'
import { SegmentedControl } from '@tenure/ui/segmented-control'
import { showCount } from '@tenure/ui/show-count'
import { Skeleton } from '@tenure/ui/skeleton'
import { useState } from 'react'
import { type ReachableKind, WhatReachesDocument } from '../generated/what-reaches.ts'
import { ReadFailed } from '../read-failed.tsx'
import { usePages } from '../use-pages.ts'
import { AccessWay } from './access-way.tsx'
import { ActionBadges } from './action-badges.tsx'
import type { WhatCanReachProps } from './what-can-reach.tsx'

const kinds: readonly { readonly id: ReachableKind; readonly name: string }[] = [
  { id: 'DATA_SHARE', name: 'Data shares' },
  { id: 'PROJECT', name: 'Projects' },
]

/** All that a person reaches, a kind at a time, each with every way that leads there. */
export function WhatReaches({ id: personId, fullName, onClose }: WhatCanReachProps & { readonly onClose: () => void }) {
  const [kind, setKind] = useState<ReachableKind>('DATA_SHARE')
  const [search, setSearch] = useState('')
  const { rows, totalCount, isLoading, hasMore, more, error, retry } = usePages({
    document: WhatReachesDocument,
    variables: { id: personId, kind, search: search || null },
    connection: ({ node }) => (node?.__typename === 'User' ? node.reach : null),
  })
  return (
    <Dialog title={`What can ${fullName} reach?`} isOpen isWide onClose={onClose}>
      <div className="flex flex-wrap items-center gap-3">
        <SegmentedControl
          label="Of which kind"
          options={kinds}
          value={kind}
          onChange={(id) => setKind(kinds.find((one) => one.id === id)?.id ?? 'DATA_SHARE')}
        />
        <FilterField label="Filter by name" value={search} onChange={setSearch} />
      </div>
      <p role="status" className="text-dim">
        {totalCount === undefined ? ' ' : showCount(totalCount, kind === 'PROJECT' ? 'project' : 'data share')}
      </p>
      {error && <ReadFailed error={error} onRetry={retry} />}
      {isLoading && rows.length === 0 && <Skeleton className="h-24 w-full" />}
      {!isLoading && !error && rows.length === 0 && (
        <EmptyState>{search ? 'Nothing fits this filter.' : 'None, by any way.'}</EmptyState>
      )}
      <ul aria-label="What they reach" className="flex flex-col">
        {rows.map(({ objectId, label, actions, paths }) => (
          <li key={objectId} className="flex flex-col gap-2 border-b border-line py-3 first:pt-0">
            <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
              <span className="font-semibold">{label}</span>
              <span className="ms-auto">
                <ActionBadges actions={actions} />
              </span>
            </div>
            <ul className="flex flex-col gap-2">
              {paths.map((way) => (
                <AccessWay key={way.sentence} way={way} />
              ))}
            </ul>
          </li>
        ))}
      </ul>
      {hasMore && (
        <Button onPress={more} isPending={isLoading}>
          Show more
        </Button>
      )}
    </Dialog>
  )
}
