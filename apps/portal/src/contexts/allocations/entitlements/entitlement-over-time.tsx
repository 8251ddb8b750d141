import { Card } from '@tenure/ui/card'
import { showDay } from '@tenure/ui/instant'
import { Skeleton } from '@tenure/ui/skeleton'
import { StepChart } from '@tenure/ui/step-chart'
import { useState } from 'react'
import { useQuery } from 'urql'
import { ProjectEntitlementStepsDocument } from '../../../graphql/generated/project-entitlement-steps.ts'
import { ReadFailed } from '../../../graphql/read-failed.tsx'
import { monthsLater, startOfDay, today } from '../day.ts'
import { showQuantity } from '../show-quantity.ts'
import type { EntitlementExplained } from './entitlement-view.tsx'
import { seriesOf } from './step-series-of.ts'

interface EntitlementOverTimeProps {
  readonly projectId: string
  readonly entitlement: EntitlementExplained
}

/** How the entitlement goes on in the next twelve months: a step for everything that is known to happen, with its reason. */
export function EntitlementOverTime({ projectId, entitlement }: EntitlementOverTimeProps) {
  const { resourceType } = entitlement
  const [span] = useState(() => ({
    from: startOfDay(today()) ?? '',
    until: startOfDay(monthsLater(today(), 12)) ?? '',
  }))
  const [{ data, error }, again] = useQuery({
    query: ProjectEntitlementStepsDocument,
    variables: { id: projectId, from: span.from, to: span.until },
  })
  const steps = data?.project?.entitlementSteps.filter((step) => step.resourceType.id === resourceType.id)
  if (!steps)
    return error ? (
      <ReadFailed error={error} onRetry={() => again({ requestPolicy: 'network-only' })} />
    ) : (
      <Skeleton className="h-60 w-full" />
    )
  const changes = steps.filter(({ at, reason }) => Date.parse(at) > Date.parse(entitlement.at) && reason !== '')
  const [next] = changes
  const sentence = next
    ? next.reason
    : `It stays at ${showQuantity(entitlement.entitlement)} ${resourceType.unit} until ${showDay(span.until)}, as far as is known.`
  return (
    <Card title="The next twelve months">
      <StepChart series={seriesOf(steps, entitlement)} span={span} unit={resourceType.unit} sentence={sentence} />
      {changes.length > 1 && (
        <section className="flex flex-col gap-1">
          <h3>What changes when</h3>
          <ol className="flex flex-col gap-1 text-dim">
            {changes.map(({ at, reason }) => (
              <li key={at}>{reason}</li>
            ))}
          </ol>
        </section>
      )}
    </Card>
  )
}
