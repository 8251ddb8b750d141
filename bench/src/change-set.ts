import { startChild } from './child.ts'
import { prepare } from './measured-house.ts'

// `npx tsx src/change-set.ts [--scale 10]`: previews and does sets of ten, a hundred and a thousand allocations, each with its time.
// Each set is done three times and the best is told; every row changes its quantity and its note.
const scale = Number(process.argv[process.argv.indexOf('--scale') + 1] || 0) || 10
const { server, owner, urls, token } = await prepare(scale, (sentence) => process.stderr.write(`  ${sentence}\n`))
const api = await startChild('api-process.ts', {
  BENCH_APP_URL: urls.app,
  BENCH_DOOR_URL: urls.door,
  BENCH_COMPILED: '1',
})

interface Row {
  readonly id: string
  readonly version: number
  readonly quantity: string
}

async function ask<Data>(query: string, variables: object): Promise<Data> {
  const response = await fetch(`${api.url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
    body: JSON.stringify({ query, variables }),
  })
  const text = await response.text()
  const { data, errors } = JSON.parse(text) as { data?: Data; errors?: unknown }
  if (!data || errors) throw new Error(text.slice(0, 800))
  return data
}

interface Page {
  readonly allocations: { readonly nodes: Row[]; readonly pageInfo: { readonly endCursor: string } }
}

async function allocations(count: number): Promise<Row[]> {
  const rows: Row[] = []
  for (let after: string | null = null; rows.length < count;) {
    const page: Page = await ask<Page>(
      'query L($after: String, $now: DateTime) { allocations(first: 200, after: $after, filter: { endsAfter: $now, state: ACTIVE }, orderBy: { field: CREATED_AT, direction: ASC }) { nodes { id version quantity } pageInfo { endCursor } } }',
      { after, now: new Date().toISOString() },
    )
    rows.push(...page.allocations.nodes)
    after = page.allocations.pageInfo.endCursor
    if (page.allocations.nodes.length < 200) break
  }
  return rows.slice(0, count)
}

const preview =
  'query P($input: ChangeAllocationsInput!) { previewAllocationChanges(input: $input) { __typename ... on AllocationChangesPreview { refused { key refusal { message } } consequences { before after project { publicId } } shares { before after } } ... on Refusal { message } } }'
const change =
  'mutation C($input: ChangeAllocationsInput!) { changeAllocations(input: $input) { __typename ... on ChangedAllocations { rows { key allocation { id version quantity drawn } } } ... on ChangesRefused { rows { key refusal { message } } } ... on Refusal { message } } }'

try {
  for (const count of [10, 100, 1000]) {
    const times: Record<'preview' | 'apply', number[]> = { preview: [], apply: [] }
    let moved = 0
    for (let round = 0; round < 3; round++) {
      const rows = await allocations(count)
      const changes = rows.map(({ id, version, quantity }) => ({
        key: id,
        id,
        expectedVersion: version,
        quantity: String(Number(quantity) + 1),
        note: `Round ${round} of ${count}`,
      }))
      for (const [kind, query] of [
        ['preview', preview],
        ['apply', change],
      ] as const) {
        const from = performance.now()
        const answer = await ask<Record<string, { __typename: string; refused?: unknown[]; consequences?: unknown[] }>>(
          query,
          { input: { changes, reason: 'Measured' } },
        )
        times[kind].push(performance.now() - from)
        const outcome = Object.values(answer)[0]!
        if (kind === 'preview') moved = outcome.consequences?.length ?? 0
        if ((outcome.refused?.length ?? 0) > 0 || outcome.__typename === 'ChangesRefused')
          throw new Error(JSON.stringify(outcome).slice(0, 800))
      }
    }
    const best = (of: readonly number[]) => `${Math.min(...of).toFixed(0)} ms`
    console.log(
      `${String(count).padStart(5)} rows: preview ${best(times.preview).padStart(8)} (${moved} figures move), apply ${best(times.apply).padStart(8)}`,
    )
  }
} finally {
  api.stop()
  await owner.end()
  await server.stop()
}
