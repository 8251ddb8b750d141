import { Card } from '@tenure/ui/card'
import { KeyValue } from '@tenure/ui/key-value'
import { showMinute } from '@tenure/ui/instant'
import { useQuery } from 'urql'
import { ProjectOverviewDocument, type ProjectOverviewQuery } from '../../../graphql/generated/project-overview.ts'
import { Reading } from '../../../graphql/reading.tsx'
import { useProjectId } from '../use-project-id.ts'
import { BillingCard } from './billing-card.tsx'
import { EntitlementsCard } from './entitlements-card.tsx'
import { InChargeCard } from './in-charge-card.tsx'

/** A project as `ProjectOverview` reads it. */
export type OverviewProject = NonNullable<ProjectOverviewQuery['project']>

/** What the project is, who answers for it, what it may use, and who pays. */
export function ProjectOverview() {
  const id = useProjectId()
  const [{ data, error }, again] = useQuery({ query: ProjectOverviewDocument, variables: { id } })
  const retry = () => again({ requestPolicy: 'network-only' })
  return (
    <Reading data={data?.project} error={error} onRetry={retry} lines={8}>
      {(project) => (
        <>
          <Description text={project.description} />
          <EntitlementsCard publicId={project.publicId} entitlements={project.entitlements} />
          <div className="grid gap-4 desk:grid-cols-2">
            <InChargeCard project={project} />
            <div className="flex min-w-0 flex-col gap-4">
              <BillingCard billing={project.billing} status={project.status} />
              <Dates project={project} />
            </div>
          </div>
        </>
      )}
    </Reading>
  )
}

function Description({ text }: { readonly text: string | null }) {
  if (!text) return <p className="text-dim">No description yet.</p>
  return <p className="max-w-180 whitespace-pre-line">{text}</p>
}

function Dates({ project }: { readonly project: OverviewProject }) {
  const { createdAt, updatedAt, version, phase, priority, license, team } = project
  return (
    <Card title="Record">
      <KeyValue
        items={[
          { name: 'Made', value: `${showMinute(createdAt)} UTC` },
          { name: 'Changed', value: `${showMinute(updatedAt)} UTC, version ${version}` },
          { name: 'Team', value: team?.name ?? null },
          { name: 'Phase', value: phase },
          { name: 'Priority', value: priority },
          { name: 'Licence', value: license },
        ]}
      />
    </Card>
  )
}
