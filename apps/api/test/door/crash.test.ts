import { randomInt } from 'node:crypto'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { ownerPool } from '../database.ts'
import * as given from '../given.ts'
import { type ApiProcess, apiProcess } from '../process.ts'

/** What a client wrote down: each intent with its key, and what it was answered, if it was. */
interface Intent {
  readonly key: string
  readonly name: string
  answered: string | undefined
}

const kills = 4
const clients = 8
const perRound = 60

let person: given.Person
let running: ApiProcess
beforeAll(async () => {
  person = await given.signInAble(['pi'])
  running = await apiProcess()
})
afterAll(() => running.kill())

async function send(api: ApiProcess, cookie: string, intent: Intent): Promise<void> {
  const query =
    'mutation ($input: CreateProjectInput!) { createProject(input: $input) { __typename ... on Project { id } } }'
  const variables = { input: { name: intent.name, idempotencyKey: intent.key } }
  const answer = await fetch(`${api.url}/graphql`, {
    method: 'POST',
    headers: { cookie, 'x-tenure-client': 'test', 'content-type': 'application/json' },
    body: JSON.stringify({ query, variables }),
  })
  const { data } = (await answer.json()) as { data?: { createProject?: { __typename: string; id: string } } }
  if (data?.createProject?.__typename === 'Project') intent.answered = data.createProject.id
}

/** Sends all intents over several clients at once; those whose server dies stay unanswered. */
async function sendAll(api: ApiProcess, cookie: string, intents: readonly Intent[]): Promise<void> {
  const queue = [...intents]
  const client = async () => {
    for (let intent = queue.shift(); intent; intent = queue.shift()) await send(api, cookie, intent).catch(() => {})
  }
  await Promise.all(Array.from({ length: clients }, client))
}

it('killed in the middle of mutations again and again: nothing half done, nothing acknowledged lost, nothing done twice', async () => {
  const ledger: Intent[] = []
  const cookie = await running.cookie(person.email, given.password)
  for (let round = 0; round < kills; round++) {
    const intents = Array.from({ length: perRound }, (_, i) => ({
      key: `round-${round}-${i}`,
      name: `Survey ${round} ${i}`,
      answered: undefined,
    }))
    ledger.push(...intents)
    const sent = sendAll(running, cookie, intents)
    // Somewhere in the middle, at no chosen point: after some number of acknowledged writes.
    const after = randomInt(5, perRound / 2)
    await expect
      .poll(() => intents.filter(({ answered }) => answered).length, { interval: 1, timeout: 20_000 })
      .toBeGreaterThan(after)
    await running.kill()
    await sent
    expect(intents.some(({ answered }) => !answered)).toBe(true)
    await nothingHalfDone()
    running = await apiProcess()
  }
  const acknowledged = ledger.filter(({ answered }) => answered)
  expect(await projectsOf(acknowledged)).toEqual(new Map(acknowledged.map(({ name }) => [name, 1])))

  // The session outlived the processes, and the same keys again do each thing once, whatever had become of it.
  const before = new Map(ledger.map(({ key, answered }) => [key, answered]))
  await sendAll(running, cookie, ledger)
  for (const { key, answered } of ledger) expect(answered).toBe(before.get(key) ?? answered)
  expect(ledger.every(({ answered }) => answered)).toBe(true)
  expect(await projectsOf(ledger)).toEqual(new Map(ledger.map(({ name }) => [name, 1])))
  await nothingHalfDone()
}, 120_000)

async function projectsOf(intents: readonly Intent[]): Promise<Map<string, number>> {
  const { rows } = await ownerPool().query<{ name: string; many: number }>(
    'select name, count(*)::int as many from projects.projects where tenant_id = $1 and name = any ($2) group by name',
    [person.tenantId, intents.map(({ name }) => name)],
  )
  return new Map(rows.map(({ name, many }) => [name, many]))
}

/** Each project has its group, its first history entry and its audit rows; each group and each used key has its project. */
async function nothingHalfDone(): Promise<void> {
  const { rows } = await ownerPool().query(
    `select p.name, g.id is not null as "group", h.id is not null as history,
       exists (select from audit.audit_logs a where a.tenant_id = p.tenant_id and a.resource_type = 'projects' and a.resource_id = p.id and a.action = 'createProject') as audited,
       exists (select from audit.audit_logs a where a.tenant_id = p.tenant_id and a.resource_type = 'security_groups' and a.resource_id = g.id and a.action = 'createProject') as "groupAudited",
       (select count(*)::int from identity.idempotency_keys k where k.tenant_id = p.tenant_id and k.result ->> 'id' = p.id::text) as keys
     from projects.projects p
     left join identity.security_groups g on g.tenant_id = p.tenant_id and g.id = p.default_security_group_id
     left join projects.project_history h on h.tenant_id = p.tenant_id and h.project_id = p.id and h.version = 1
     where p.tenant_id = $1`,
    [person.tenantId],
  )
  const whole = { group: true, history: true, audited: true, groupAudited: true, keys: 1 }
  expect(rows.filter((row) => Object.entries(whole).some(([field, value]) => row[field] !== value))).toEqual([])
  const counts = await ownerPool().query(
    `select (select count(*)::int from identity.security_groups where tenant_id = $1) as groups, (select count(*)::int from identity.idempotency_keys where tenant_id = $1) as keys`,
    [person.tenantId],
  )
  expect(counts.rows).toEqual([{ groups: rows.length, keys: rows.length }])
}
