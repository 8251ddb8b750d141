import { showDay } from '@tenure/ui/instant'
import { showCount } from '@tenure/ui/show-count'
import { Skeleton } from '@tenure/ui/skeleton'
import { useQuery } from 'urql'
import { AuditFacetsDocument, type AuditFacetsQuery } from '../../graphql/generated/audit-facets.ts'
import { ReadFailed } from '../../graphql/read-failed.tsx'
import { showAction } from '../../graphql/record/show-action.ts'
import { actorKind } from './actor-kind.ts'
import { type AuditSearch, filterOf } from './audit-search.ts'
import { objectName } from './object-name.ts'

type Value = AuditFacetsQuery['auditFacets']['values'][number]

/** Each kind: what it is called, the filter it sets, and how its values are said. */
const kinds: readonly {
  readonly facet: Value['facet']
  readonly title: string
  readonly key: 'by' | 'action' | 'type' | 'project' | 'came' | 'address'
  readonly say: (value: Value) => string
}[] = [
  { facet: 'PERSON', title: 'By', key: 'by', say: ({ name }) => name ?? 'Somebody who is gone' },
  { facet: 'ACTION', title: 'What was done', key: 'action', say: ({ value }) => showAction(value) },
  { facet: 'RESOURCE_TYPE', title: 'To', key: 'type', say: ({ value }) => objectName(value) },
  { facet: 'PROJECT', title: 'Project', key: 'project', say: ({ name }) => name ?? 'A project you may not see' },
  { facet: 'ACTOR_KIND', title: 'Came', key: 'came', say: ({ value }) => actorKind(value) },
  { facet: 'ADDRESS', title: 'From', key: 'address', say: ({ value }) => value },
]

interface AuditFacetsProps {
  readonly search: AuditSearch
  readonly change: (next: Partial<Record<keyof AuditSearch, string | undefined>>) => void
}

/** How what the filters leave is spread; a press on a value filters by it, another takes it away. */
export function AuditFacets({ search, change }: AuditFacetsProps) {
  const [{ data, error }, again] = useQuery({ query: AuditFacetsDocument, variables: { filter: filterOf(search) } })
  if (error && !data) return <ReadFailed error={error} onRetry={() => again({ requestPolicy: 'network-only' })} />
  if (!data) return <Skeleton className="h-40 w-full" />
  const { count, since, values } = data.auditFacets
  return (
    <section aria-label="Counts" className="flex flex-col gap-4">
      <p className="text-dim">
        {since === null
          ? `${showCount(count, 'entry', 'entries')} counted.`
          : `The newest ${showCount(count, 'entry', 'entries')} counted, since ${showDay(since)}.`}
      </p>
      {kinds.map(({ facet, title, key, say }) => {
        const of = values.filter((value) => value.facet === facet)
        return (
          of.length > 0 && (
            <div key={facet}>
              <h2 className="pb-1 font-semibold">{title}</h2>
              <ul>
                {of.map((value) => {
                  const isChosen = search[key] === value.value
                  return (
                    <li key={value.value}>
                      <button
                        type="button"
                        aria-pressed={isChosen}
                        onClick={() => change({ [key]: isChosen ? undefined : value.value })}
                        className="flex min-h-6 w-full cursor-default items-center gap-2 rounded-small px-1 text-start hover:bg-sunken"
                      >
                        <span className={isChosen ? 'grow truncate font-semibold text-accent' : 'grow truncate'}>
                          {say(value)}
                        </span>
                        <span className="text-dim tabular-nums">{value.count.toLocaleString('en-GB')}</span>
                      </button>
                    </li>
                  )
                })}
              </ul>
            </div>
          )
        )
      })}
    </section>
  )
}
