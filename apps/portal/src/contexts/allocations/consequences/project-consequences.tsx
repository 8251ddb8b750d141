import { Badge } from '@tenure/ui/badge'
import { showDay } from '@tenure/ui/instant'
import type { ConsequencesFragment } from '../../../graphql/generated/consequences.ts'
import { showQuantity } from '../show-quantity.ts'

type Consequence = ConsequencesFragment['consequences'][number]

/** What concerns one project, never empty. */
export type OfOneProject = readonly [Consequence, ...Consequence[]]

/** The consequences project by project, each in the order the API tells them. */
export function byProject(consequences: readonly Consequence[]): readonly OfOneProject[] {
  const groups = new Map<string, [Consequence, ...Consequence[]]>()
  for (const consequence of consequences) {
    const group = groups.get(consequence.project.id)
    if (group) group.push(consequence)
    else groups.set(consequence.project.id, [consequence])
  }
  return [...groups.values()]
}

/** What a change would do to one project: of each resource, from what to what. */
export function ProjectConsequences({ consequences }: { readonly consequences: OfOneProject }) {
  const [{ project }] = consequences
  return (
    <li>
      <p className="font-medium">
        <span className="font-normal text-dim">{project.publicId}</span> {project.name}
      </p>
      <ul>
        {consequences.map((consequence) => (
          <Line key={`${consequence.resourceType.id} ${consequence.at}`} of={consequence} />
        ))}
      </ul>
    </li>
  )
}

function Line({ of: { resourceType, before, after, drawn, overdrawn, at } }: { readonly of: Consequence }) {
  return (
    <li className="flex flex-wrap items-baseline justify-end gap-x-3">
      <span className="flex grow items-baseline gap-2">
        {resourceType.name}
        {overdrawn && <Badge tone="bad">Overdrawn</Badge>}
        <span className="text-small text-dim">{details(drawn, at)}</span>
      </span>
      <span className="number">
        <span className="text-dim">{showQuantity(before)} →</span>{' '}
        <strong className={overdrawn ? 'text-bad' : ''}>{showQuantity(after)}</strong>{' '}
        <span className="text-dim">{resourceType.unit}</span>
      </span>
    </li>
  )
}

/** What is drawn, and from when it would be so if that is a day to come. */
function details(drawn: string, at: string): string {
  const isLater = at.slice(0, 10) > new Date().toISOString().slice(0, 10)
  return [Number(drawn) > 0 && `${showQuantity(drawn)} drawn`, isLater && `from ${showDay(at)}`]
    .filter(Boolean)
    .join(', ')
}
