import { Badge } from '@tenure/ui/badge'
import { DiffView } from '@tenure/ui/diff-view'
import { EmptyState } from '@tenure/ui/empty-state'
import { showMinute } from '@tenure/ui/instant'
import { Select } from '@tenure/ui/select'
import { useState } from 'react'
import { useQuery } from 'urql'
import { type CompareProjectQuery, CompareProjectDocument } from '../../../graphql/generated/compare-project.ts'
import { differencesOf } from '../../../graphql/record/differences.ts'
import { Reading } from '../../../graphql/reading.tsx'
import { useProjectId } from '../use-project-id.ts'
import { type Mark, useMoments } from './use-moments.ts'

type Difference = CompareProjectQuery['compareProject'][number]

const kinds: Readonly<Record<Difference['kind'], string>> = {
  PROJECT: 'The project',
  PROJECT_MEMBER: 'Members',
  PROJECT_RESOURCE_MANAGER: 'Resource managers',
  ALLOCATION: 'Allocations',
  RESOURCE_SHARE: 'Shares',
  DATA_SHARE: 'Data shares',
}

const NOW = 'now'

/** What is different at one moment from what it was at another, in words. */
export function CompareMoments() {
  const marks = useMoments()
  return (
    <Reading data={marks} error={undefined} onRetry={() => {}}>
      {(there) => <Chosen marks={there} />}
    </Reading>
  )
}

function Chosen({ marks }: { readonly marks: readonly Mark[] }) {
  const id = useProjectId()
  const [opened] = useState(() => new Date().toISOString())
  const [[from, to], choose] = useState<readonly [string, string]>(() => [marks[0]?.at ?? '', NOW])
  const options = marks.map(({ at, what }) => ({ id: at, name: `${showMinute(at)} · ${what}` })).toReversed()
  const isInOrder = from !== '' && (to === NOW || from < to)
  const [{ data, error }, again] = useQuery({
    query: CompareProjectDocument,
    variables: { id, from, to: to === NOW ? opened : to },
    pause: !isInOrder,
  })
  return (
    <div className="flex flex-col gap-4">
      <div className="grid gap-4 wide:grid-cols-2">
        <Select label="From" options={options} value={from} onChange={(at) => choose([at, to])} />
        <Select
          label="To"
          options={[{ id: NOW, name: 'Now' }, ...options]}
          value={to}
          onChange={(at) => choose([from, at])}
          error={isInOrder ? undefined : 'Choose a later moment than the first.'}
        />
      </div>
      {isInOrder && (
        <Reading data={data?.compareProject} error={error} onRetry={() => again({ requestPolicy: 'network-only' })}>
          {(differences) => <Differences differences={differences} />}
        </Reading>
      )}
    </div>
  )
}

function Differences({ differences }: { readonly differences: readonly Difference[] }) {
  if (differences.length === 0) return <EmptyState>Nothing is different at these two moments.</EmptyState>
  const present = (Object.keys(kinds) as Difference['kind'][]).filter((kind) =>
    differences.some((one) => one.kind === kind),
  )
  return present.map((kind) => (
    <section key={kind} className="flex flex-col gap-3">
      <h3>{kinds[kind]}</h3>
      {differences
        .filter((one) => one.kind === kind)
        .map((one) => (
          <OneDifference key={one.key} difference={one} />
        ))}
    </section>
  ))
}

const words = {
  GAINED: { tone: 'accent', word: 'New' },
  LOST: { tone: 'bad', word: 'Gone' },
  CHANGED: { tone: 'blue', word: 'Changed' },
} as const

function OneDifference({ difference: { label, change, changes } }: { readonly difference: Difference }) {
  const { tone, word } = words[change]
  return (
    <div className="max-w-180">
      <p className="flex flex-wrap items-center gap-2">
        <Badge tone={tone}>{word}</Badge> {label}
      </p>
      {change === 'CHANGED' && (
        <div className="overflow-x-auto pt-1">
          <DiffView label={`What changed of ${label}`} differences={differencesOf(changes)} />
        </div>
      )}
    </div>
  )
}
