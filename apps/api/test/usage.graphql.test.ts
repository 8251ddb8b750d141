import { afterAll, beforeAll, expect, it } from 'vitest'
import { api, type Api, type GraphqlCaller } from './api.ts'
import { ownerPool } from './database.ts'
import * as given from './given.ts'
import * as facility from './given-allocations.ts'
import { kept } from './told.ts'

let server: Api
let ask: GraphqlCaller
let post: (path: string, body: string) => Promise<Response>
let pi: string
let of: { publicId: string; projectId: string; resourceTypeId: string }
const globalId = (type: string, id: string) => Buffer.from(`${type}:${id}`).toString('base64')

beforeAll(async () => {
  server = await api()
  const { tenantId } = await given.tenant()
  const manager = await given.person(tenantId, { roles: ['resource_manager'], password: given.password })
  pi = (await given.person(tenantId, { roles: ['pi'], password: given.password })).email
  of = await kept({ ...manager, at: new Date(Date.now() - 40 * 86_400_000) }, async (ctx) => {
    const [projectId, resourceTypeId] = [
      await facility.project(ctx),
      await facility.resourceType(ctx, { name: 'Cores' }),
    ]
    await facility.allocation(ctx, { projectId, resourceTypeId, quantity: '100' })
    const { publicId } = await ctx.tx.project.findFirstOrThrow({ where: { id: projectId } })
    return { publicId, projectId, resourceTypeId }
  })
  ask = await server.signIn(manager.email, given.password)
  const fetchAs = await server.fetchAs(manager.email, given.password)
  post = (path, body) =>
    fetchAs(`${server.url}${path}`, { method: 'POST', body, headers: { 'content-type': 'application/octet-stream' } })
})
afterAll(() => server.stop())

it('records, tells and answers a scheduler, over the graph', async () => {
  const at = new Date(Date.now() - 3_600_000).toISOString()
  const records = [
    {
      externalId: '1',
      account: of.publicId,
      resourceType: 'Cores',
      quantity: '85',
      startsAt: at,
      endsAt: at,
      username: 'x',
    },
  ]
  const record = `mutation ($input: RecordUsageInput!) { recordUsage(input: $input) { __typename ... on UsageRecorded { new same charged { own uncharged } } ... on Refusal { message } } }`
  const { data } = await ask(record, { input: { origin: 'beam', records } })
  expect(data.recordUsage).toMatchObject({ new: 1, charged: { own: '85.0000', uncharged: '0.0000' } })
  expect((await ask(record, { input: { origin: 'beam', records } })).data.recordUsage).toMatchObject({
    new: 0,
    same: 1,
  })
  const answered = await ask(
    `query ($id: ID!, $type: ID!, $from: DateTime!, $to: DateTime!, $account: String!) {
      canStart(account: $account, resourceType: "cores", quantity: "20") { ... on CanStart { can headroom } }
      project(id: $id) {
        usage(resourceTypeId: $type, from: $from, to: $to) { byDay { amount uncharged } byPerson { username amount records person { id } } byOrigin { origin } }
        allocations(first: 1) { edges { node { burnDown { quantity days { amount } alerts { threshold } projections { basis } } } } }
        draws(first: 5) { edges { node { amount source usedOn payingProject { publicId } } } totalCount }
        drawsPaid(first: 5) { edges { node { amount } } }
        usageCaps { amount }
      }
      usageImports(first: 5) { edges { node { origin lines } } }
    }`,
    {
      id: globalId('Project', of.projectId),
      type: globalId('ResourceType', of.resourceTypeId),
      account: of.publicId,
      from: new Date(Date.now() - 5 * 86_400_000).toISOString(),
      to: new Date(Date.now() + 86_400_000).toISOString(),
    },
  )
  expect(answered.errors).toBeUndefined()
  expect(answered.data).toMatchObject({
    canStart: { can: false, headroom: '15.0000' },
    project: {
      usage: {
        byDay: [{ amount: '85.0000', uncharged: '0.0000' }],
        byPerson: [{ username: 'x', amount: '85.0000', records: 1, person: null }],
        byOrigin: [{ origin: 'beam' }],
      },
      allocations: {
        edges: [
          { node: { burnDown: { quantity: '100.0000', days: [{ amount: '85.0000' }], alerts: [{ threshold: 80 }] } } },
        ],
      },
      draws: { edges: [{ node: { amount: '85.0000', source: 'OWN' } }], totalCount: 1 },
      drawsPaid: { edges: [{ node: { amount: '85.0000' } }] },
    },
    usageImports: { edges: [{ node: { origin: 'beam', lines: 1 } }, { node: { origin: 'beam', lines: 1 } }] },
  })
  const { rows } = await ownerPool().query(
    'select count(*)::int as n from allocations.usage_records where project_id = $1',
    [of.projectId],
  )
  expect(rows[0].n).toBe(1)
})

const lastLine = async (answer: Response) => JSON.parse((await answer.text()).trim().split('\n').at(-1)!)

it('takes a file as its bytes come, tries it without keeping anything, and lets nobody in without the permission', async () => {
  const csv = `external_id,account,resource_type,quantity,start,end\na,${of.publicId},Cores,5,2026-01-01,2026-01-02\nb,nobody,Cores,5,2026-01-01,2026-01-02\n`
  const trial = await lastLine(await post('/usage/import?format=csv&origin=lab&dryRun=true', csv))
  expect(trial.result).toMatchObject({ lines: 2, refused: 1, counts: { new: 1, unknownAccount: 1 } })
  for (const counts of [{ new: 1 }, { new: 0, same: 1 }])
    expect((await lastLine(await post('/usage/import?format=csv&origin=lab', csv))).result).toMatchObject({ counts })
  expect((await post('/usage/import?format=tape', csv)).status).toBe(400)
  const viewer = await server.fetchAs(pi, given.password)
  const answer = await viewer(`${server.url}/usage/import?format=csv`, { method: 'POST', body: csv })
  expect(answer.status).toBe(403)
})

it('holds a limit when many ask at once: what is granted is used up, and never passed', async () => {
  const at = new Date(Date.now() - 60_000).toISOString()
  const record = `mutation ($input: RecordUsageInput!) { recordUsage(input: $input) { __typename } }`
  const hold = (n: number) =>
    ask(record, {
      input: {
        origin: 'race',
        holdLimits: true,
        records: [
          { externalId: `${n}`, account: of.publicId, resourceType: 'Cores', quantity: '4', startsAt: at, endsAt: at },
        ],
      },
    })
  const came = await Promise.all(Array.from({ length: 8 }, (_, n) => hold(n)))
  const done = came.filter(({ data }) => data.recordUsage.__typename === 'UsageRecorded').length
  const { rows } = await ownerPool().query(
    'select coalesce(sum(amount), 0)::float as drawn from allocations.draws where project_id = $1',
    [of.projectId],
  )
  expect(done).toBe(Math.floor((100 - 85) / 4))
  // What was used in January lies before its allocation and is nobody's to pay.
  expect(rows[0].drawn).toBe(85 + done * 4)
})
