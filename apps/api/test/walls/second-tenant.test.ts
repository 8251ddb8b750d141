import { getNamedType, isUnionType } from 'graphql'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { schema } from '../../src/schema.ts'
import { api, type Api, type GraphqlCaller } from '../api.ts'
import { ownerPool } from '../database.ts'
import * as given from '../given.ts'
import { house, type House } from '../given-house.ts'
import { questions, type Ours } from './graph-walk.ts'
import { thingsOf } from './things.ts'

/** Fields that tell nothing of any tenant: our own administrator finds nothing of ours in them either. */
const nobodys = [
  'permissionCatalogue',
  'rateLimit',
  'serverInfo',
  'auditActivity',
  // In this house nothing is sealed; test/audit-proof.test.ts asks them of one that is.
  'auditSeal',
  'auditCheckpoints',
  // It reads a file, and the walk's is none; sync-security-groups.test.ts asks it with one.
  'previewGroupSync',
  // No month of this house is issued; test/billing.graphql.test.ts asks them of one that is, as others too.
  'costCentreStatement',
  'issuedMonths',
  // The installation names no directory here; test/directory-sync.graphql.test.ts asks them of one that does.
  'groupDirectories',
  'previewDirectorySync',
]

let server: Api
let at: House
let ours: Ours
let marks: Set<string>
let [asAdmin, asForeigner]: GraphqlCaller[] = []

beforeAll(async () => {
  // More questions than one viewer may ask in a minute.
  server = await api({ settings: { pointsPerMinute: 1_000_000_000 } })
  at = await house({ password: given.password })
  const { tenantId, people } = at
  ;[asAdmin, asForeigner] = [
    await server.signIn(people.admin.email, given.password),
    await server.signIn(people.foreignAdmin.email, given.password),
  ]
  ours = await thingsOf(at)
  marks = await idsOf(tenantId)
})
afterAll(() => server.stop())

/** Every UUID that stands in a row of a tenant's. */
async function idsOf(tenantId: string): Promise<Set<string>> {
  const tables = await ownerPool().query<{ name: string }>(
    `select format('%I.%I', table_schema, table_name) as name from information_schema.columns where column_name = 'tenant_id' and table_schema in ('identity', 'projects', 'allocations', 'audit') and table_name !~ '^audit_logs_'`,
  )
  const ids = new Set<string>([tenantId])
  for (const { name } of tables.rows) {
    const { rows } = await ownerPool().query<{ row: string }>(
      `select to_jsonb(x)::text as row from ${name} x where tenant_id = $1`,
      [tenantId],
    )
    for (const { row } of rows) for (const id of uuidsIn(row)) ids.add(id)
  }
  // The system's roles and their tenant are everybody's.
  for (const id of ids) if (id.startsWith('00000000-0000-')) ids.delete(id)
  return ids
}

const uuidsIn = (text: string) => text.match(/[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}/g) ?? []

/** What of ours stands in an answer: ids as they are, and within global ids; the made-up words of our house. */
function told(answer: unknown): string[] {
  const text = JSON.stringify(answer)
  const within = (text.match(/[A-Za-z0-9+/=]{40,}/g) ?? []).map((word) =>
    Buffer.from(word, 'base64').toString('latin1'),
  )
  const ids = [text, ...within].flatMap(uuidsIn).filter((id) => marks.has(id))
  return [...new Set([...ids, ...(text.match(/Coral genomics|Storm surge|Reefs|diver|CG-1/g) ?? [])])]
}

/** How our tenant stands, row by row. */
async function state(): Promise<string> {
  const parts: string[] = []
  for (const table of [
    'projects.projects',
    'projects.project_members',
    'projects.project_resource_managers',
    'identity.users',
    'identity.user_roles',
    'identity.api_tokens',
    'identity.security_groups',
    'identity.security_group_members',
    'identity.teams',
    'identity.identity_providers',
    'identity.saved_views',
    'identity.team_members',
    'identity.roles',
    'identity.itar_attestations',
    'identity.impersonations',
    'allocations.resource_types',
    'allocations.allocations',
    'allocations.resource_shares',
    'allocations.data_shares',
    'allocations.draws',
    'allocations.allocation_requests',
    'allocations.request_approvals',
    'allocations.approval_rules',
    'allocations.resource_type_questions',
    'projects.comments',
    'identity.tenants',
  ]) {
    const { rows } = await ownerPool().query(
      `select md5(coalesce(string_agg(to_jsonb(x)::text, ',' order by x.id), '')) as sum from ${table} x where ${table === 'identity.tenants' ? 'id' : 'tenant_id'} = $1`,
      [at.tenantId],
    )
    parts.push(`${table} ${rows[0].sum}`)
  }
  return parts.join('\n')
}

const queries = Object.values(schema.getQueryType()!.getFields())
const mutations = Object.values(schema.getMutationType()!.getFields())

describe('a second tenant’s administrator fails at every door', () => {
  it.each(queries.map((field) => [field.name, field] as const))(
    'query %s',
    async (name, field) => {
      const seen = { admin: 0, foreigner: [] as string[] }
      for (const { document, variables } of questions(field, 'query', ours)) {
        const [mine, theirs] = [await asAdmin!(document, variables), await asForeigner!(document, variables)]
        for (const { message, extensions } of [...(mine.errors ?? []), ...(theirs.errors ?? [])])
          expect([document, message, extensions?.code]).toEqual([document, message, 'BAD_USER_INPUT'])
        // A preview may refuse ours with words that name nothing; that they differ from the other's shows that it looked.
        const looked =
          isUnionType(getNamedType(field.type)) && JSON.stringify(mine.data) !== JSON.stringify(theirs.data)
        seen.admin += told(mine.data ?? null).length + (looked ? 1 : 0)
        seen.foreigner.push(...told(theirs))
      }
      expect(seen.foreigner).toEqual([])
      // The walk has teeth: whoever may see ours does find it by the same questions.
      if (nobodys.includes(name)) expect(seen.admin).toBe(0)
      else expect(seen.admin).toBeGreaterThan(0)
    },
    60_000,
  )

  it.each(mutations.map((field) => [field.name, field] as const))(
    'mutation %s',
    async (_name, field) => {
      const before = await state()
      for (const { document, variables } of questions(field, 'mutation', ours)) {
        const answer = await asForeigner!(document, variables)
        for (const { message, extensions } of answer.errors ?? [])
          expect([message, extensions?.code]).toEqual([message, 'BAD_USER_INPUT'])
        expect(told(answer)).toEqual([])
      }
      expect(await state()).toBe(before)
    },
    60_000,
  )
})
