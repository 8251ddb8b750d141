import { Card } from '@tenure/ui/card'
import { Flow } from '@tenure/ui/flow'
import { LateSelect } from '@tenure/ui/late-fields'
import { showCount } from '@tenure/ui/show-count'
import { useState } from 'react'
import type { ProjectSharingQuery } from '../../../graphql/generated/project-sharing.ts'
import { showQuantity } from '../show-quantity.ts'
import { sharingGraph } from './sharing-graph.ts'

type Project = NonNullable<ProjectSharingQuery['project']>

/** Where a project's resources come from and go by sharing, one type at a time. */
export function SharingFlow({ project }: { readonly project: Project }) {
  const shared = project.entitlements.filter(({ lent, received }) => Number(lent) > 0 || Number(received) > 0)
  const [chosen, setChosen] = useState('')
  const entitlement = shared.find(({ resourceType }) => resourceType.id === chosen) ?? shared[0]
  if (!entitlement) return null
  const { resourceType, own, lent, received } = entitlement
  const quantity = (amount: string) => `${showQuantity(amount)} ${resourceType.unit}`
  const rules = showCount(project.sharesGiven.length + project.sharesReceived.length, 'share')
  return (
    <Card
      title="Where shared resources go"
      lead={rules}
      actions={
        <LateSelect
          label="Resource"
          className="flex-row! items-center gap-2!"
          options={shared.map(({ resourceType: { id, name } }) => ({ id, name }))}
          value={resourceType.id}
          onChange={setChosen}
        />
      }
    >
      <Flow
        graph={sharingGraph(project, resourceType.id, own)}
        unit={resourceType.unit}
        sentence={`${resourceType.name}: of ${quantity(own)} of its own, ${project.name} sets aside ${quantity(lent)} for others; it receives ${quantity(received)}.`}
      />
    </Card>
  )
}
