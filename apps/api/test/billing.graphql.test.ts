import { afterAll, beforeAll, expect, it } from 'vitest'
import { addCredit } from '../src/contexts/allocations/operations/billing/add-credit.ts'
import { api, type Api, type GraphqlCaller } from './api.ts'
import * as given from './given.ts'
import { billedProject, used } from './given-billing.ts'
import { kept } from './told.ts'

let server: Api
let ask: GraphqlCaller
let askPi: GraphqlCaller
let askOther: GraphqlCaller
let get: (path: string) => Promise<Response>
let getAsOther: (path: string) => Promise<Response>
let at: { projectId: string; resourceTypeId: string }
const globalId = (type: string, id: string) => Buffer.from(`${type}:${id}`).toString('base64')

beforeAll(async () => {
  server = await api()
  const { tenantId } = await given.tenant()
  const as = (role: given.SystemRole) => given.person(tenantId, { roles: [role], password: given.password })
  const [manager, pi, other] = [await as('resource_manager'), await as('pi'), await as('pi')]
  const on = (when: string) => ({ ...manager, at: new Date(`${when}T12:00:00Z`) })
  at = await kept(on('2026-01-01'), (ctx) => billedProject(ctx, '4711', { price: '0.05', piId: pi.userId }))
  await kept(on('2026-01-20'), (ctx) => used(ctx, at, ['2026-01-10', '12.5']))
  await kept(on('2026-01-21'), (ctx) =>
    addCredit(ctx, { projectId: at.projectId, amount: '0.10', currency: 'EUR', reason: 'The outage' }),
  )
  ask = await server.signIn(manager.email, given.password)
  askPi = await server.signIn(pi.email, given.password)
  askOther = await server.signIn(other.email, given.password)
  const caller = async (email: string) => {
    const fetchAs = await server.fetchAs(email, given.password)
    return (path: string) => fetchAs(`${server.url}${path}`)
  }
  get = await caller(manager.email)
  getAsOther = await caller(other.email)
})
afterAll(() => server.stop())

const month = `query ($month: String!) { billingMonth(month: $month) { issued mayBeIssued totals { currency total lines } costCentres { costCentre total } projects { total project { publicId } } } }`
const issue = `mutation ($input: IssueStatementsInput!) { issueStatements(input: $input) { __typename ... on IssuedMonth { month statements issuedBy { username } } ... on MonthNotOpen { next message field } } }`
const statements = `query ($id: ID!) { project(id: $id) { statements { totalCount nodes { id number month status total costCentre download lines { nodes { id source what quantity price percent amount reason enteredBy { username } } } } } } }`

it('previews, issues and tells a month, to whom it may', async () => {
  expect((await ask(month, { month: '2026-01' })).data.billingMonth).toMatchObject({
    issued: false,
    mayBeIssued: true,
    totals: [{ currency: 'EUR', total: '0.52', lines: 2 }],
    costCentres: [{ costCentre: '4711', total: '0.52' }],
    projects: [{ total: '0.52' }],
  })
  expect((await askPi(month, { month: '2026-01' })).data.billingMonth).toBeNull()
  expect((await ask(month, { month: 'June' })).errors?.[0]?.extensions?.code).toBe('BAD_USER_INPUT')
  expect((await ask(issue, { input: { month: '2030-01' } })).data.issueStatements).toMatchObject({
    __typename: 'MonthNotOpen',
    field: ['month'],
  })
  const input = { month: '2026-01', idempotencyKey: 'january' }
  for (let n = 0; n < 2; n++)
    expect((await ask(issue, { input })).data.issueStatements).toMatchObject({ month: '2026-01', statements: 1 })
  expect((await ask(month, { month: '2026-01' })).data.billingMonth).toMatchObject({
    issued: true,
    totals: [{ total: '0.52' }],
  })

  const own = (await askPi(statements, { id: globalId('Project', at.projectId) })).data.project.statements
  expect(own).toMatchObject({ totalCount: 1, nodes: [{ number: '202601-0001', total: '0.52', costCentre: '4711' }] })
  expect(own.nodes[0].lines.nodes).toMatchObject([
    { source: 'CREDIT', quantity: null, amount: '-0.10', reason: 'The outage' },
    { source: 'USAGE', quantity: '12.5000', price: '0.0500', percent: '0.00', amount: '0.62', reason: null },
  ])
  const { id, download } = own.nodes[0]
  const one = `query ($id: ID!) { statement(id: $id) { total } }`
  expect((await askOther(one, { id })).data.statement).toBeNull()
  expect((await askPi(one, { id })).data.statement).toEqual({ total: '0.52' })

  const centre = `query ($costCentre: String!) { costCentreStatement(costCentre: $costCentre, month: "2026-01") { items { what amount } statements { nodes { id } } } issuedMonths { nodes { month statements } } }`
  expect((await ask(centre, { costCentre: '4711' })).data).toMatchObject({
    costCentreStatement: {
      items: [{ what: 'Credit', amount: '-0.10' }, { amount: '0.62' }],
      statements: { nodes: [{ id }] },
    },
    issuedMonths: { nodes: [{ month: '2026-01', statements: 1 }] },
  })
  expect((await askPi(centre, { costCentre: '4711' })).data.costCentreStatement).toBeNull()

  const pdf = await get(`${download}.pdf`)
  expect([pdf.status, pdf.headers.get('content-type')]).toEqual([200, 'application/pdf'])
  expect(pdf.headers.get('content-disposition')).toBe('attachment; filename="statement-202601-0001.pdf"')
  expect((await pdf.text()).slice(0, 5)).toBe('%PDF-')
  expect(await (await get('/export/statements/2026-01.csv')).text()).toContain('4711')
  expect((await getAsOther(`${download}.csv`)).status).toBe(422)
  expect((await fetch(`${server.url}${download}.csv`)).status).toBe(401)
  expect((await get('/export/statements/anything.pdf')).status).toBe(400)
})

it('sets prices, discounts and classes, and refuses them to others as data', async () => {
  const setRate = `mutation ($input: SetRateInput!) { setRate(input: $input) { __typename ... on Rate { id price validFrom version } ... on MonthIssued { openFrom field } ... on NotAllowed { whoMay } } }`
  const rate = {
    resourceTypeId: globalId('ResourceType', at.resourceTypeId),
    basis: 'USED',
    price: '0.06',
    currency: 'EUR',
  }
  expect((await ask(setRate, { input: { ...rate, validFrom: '2026-01-31T00:00:00Z' } })).data.setRate).toMatchObject({
    __typename: 'MonthIssued',
    openFrom: '2026-02-01T00:00:00.000Z',
    field: ['validFrom'],
  })
  expect((await askPi(setRate, { input: rate })).data.setRate.__typename).toBe('NotAllowed')
  const { data } = await ask(setRate, { input: { ...rate, validFrom: '2026-02-01T00:00:00Z' } })
  expect(data.setRate).toMatchObject({ price: '0.0600', validFrom: '2026-02-01T00:00:00.000Z', version: 1 })
  const made = `mutation { createProjectClass(input: { name: "Industry" }) { ... on ProjectClass { id } } }`
  const projectClassId = (await ask(made)).data.createProjectClass.id
  const set = `mutation ($class: SetProjectClassInput!, $discount: SetDiscountInput!) { setProjectClass(input: $class) { ... on Project { projectClass { name } } } setDiscount(input: $discount) { ... on Discount { percent } } }`
  expect(
    (
      await ask(set, {
        class: { projectId: globalId('Project', at.projectId), projectClassId },
        discount: { projectClassId, percent: '12.5' },
      })
    ).data,
  ).toEqual({ setProjectClass: { projectClass: { name: 'Industry' } }, setDiscount: { percent: '12.50' } })
  const list = `{ rates { totalCount nodes { price resourceType { unit } } } discounts { nodes { percent projectClass { name } resourceType { name } } } projectClasses { name } }`
  expect((await askPi(list)).data).toMatchObject({
    rates: { totalCount: 2, nodes: [{ price: '0.0600' }, { price: '0.0500' }] },
    discounts: { nodes: [{ percent: '12.50', projectClass: { name: 'Industry' }, resourceType: null }] },
    projectClasses: [{ name: 'Industry' }],
  })
})
