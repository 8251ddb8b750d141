import { readSeal } from '@tenure/ledger/seal'
import { signingKeyOf } from '@tenure/ledger/signing-key'
import { leafHash } from '@tenure/ledger/tree-hash'
import { verifyInclusion } from '@tenure/ledger/verify-proof'
import type { Witness } from '@tenure/ledger/witness'
import { sealTenant } from '@tenure/worker/seal-trail'
import pg from 'pg'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { verifyBundle } from '../src/contexts/audit/proof/verify-bundle.ts'
import { api, type Api } from './api.ts'
import { ownerPool, urls } from './database.ts'
import * as given from './given.ts'

const password = 'a long enough password'
const key = signingKeyOf(Buffer.alloc(32, 3))
const keys = [key.publicKey]
const kept = new Map<string, string[]>()
const witness: Witness = {
  keep: (tenantId, notes) => Promise.resolve(void kept.set(tenantId, [...(kept.get(tenantId) ?? []), ...notes])),
  notesOf: (tenantId) => Promise.resolve(kept.get(tenantId) ?? []),
  lastNoteOf: (tenantId) => Promise.resolve(kept.get(tenantId)?.at(-1)),
  tenants: () => Promise.resolve([...kept.keys()]),
}

let server: Api
let worker: pg.Pool
beforeAll(async () => {
  server = await api({ proof: { keys: () => Promise.resolve(keys), witness } })
  worker = new pg.Pool({ connectionString: urls().workerUrl, max: 1 })
})
afterAll(async () => {
  await worker.end()
  await server.stop()
})

/** A tenant of its own with a person of this role, and how they ask. */
async function signedIn(role: given.SystemRole) {
  const { tenantId } = await given.tenant()
  const { email } = await given.person(tenantId, { roles: [role], password })
  const [ask, graphql] = [await server.fetchAs(email, password), await server.signIn(email, password)]
  await sealed(tenantId)
  return {
    tenantId,
    graphql,
    get: (path: string) => ask(`${server.url}${path}`),
    post: (path: string) => ask(`${server.url}${path}`, { method: 'POST' }),
  }
}

/** Seals until nothing is left: what other tests' transactions hold back comes with the next turn. */
async function sealed(tenantId: string): Promise<void> {
  await expect
    .poll(
      async () => {
        await sealTenant(worker, { tenantId, keys: [key], witness })
        const { rows } = await ownerPool().query(
          'select (select count(*) from audit.audit_logs where tenant_id = $1) = (select count(*) from audit.audit_leaves where tenant_id = $1) as all',
          [tenantId],
        )
        return (rows[0] as { all: boolean }).all
      },
      { timeout: 15_000 },
    )
    .toBe(true)
}

const linesOf = async (answer: Response) => (await answer.text()).trim().split('\n')
const result = async (answer: Response) =>
  (
    JSON.parse((await linesOf(answer)).at(-1)!) as {
      result: { findings: { kind: string }[]; sealed: number; witnessed: number }
    }
  ).result

async function* each(lines: readonly string[]): AsyncGenerator<string> {
  for (const line of lines) yield await Promise.resolve(line)
}

describe('the proof of the audit log, over HTTP and in the graph', () => {
  it('proves each entry under the newest checkpoint: whoever has the key computes it', async () => {
    const { graphql, tenantId } = await signedIn('auditor')
    const { data, errors } = await graphql(`
      {
        auditLogs(first: 50) {
          edges {
            node {
              id
              action
              inclusionProof {
                leafIndex
                leaf
                leafHash
                hashes
                checkpoint {
                  number
                  size
                  rootHash
                  note
                  sealedAt
                }
              }
            }
          }
        }
        auditSeal {
          sealedCount
          waitingCount
          checkpoint {
            number
            size
          }
        }
        auditCheckpoints(first: 10) {
          totalCount
          edges {
            node {
              number
              size
              note
            }
          }
        }
      }
    `)
    expect(errors).toBeUndefined()
    const nodes = data.auditLogs.edges.map(({ node }: { node: object }) => node) as {
      id: string
      action: string
      inclusionProof: {
        leafIndex: number
        leaf: string
        leafHash: string
        hashes: string[]
        checkpoint: { size: number; note: string }
      }
    }[]
    expect(nodes.length).toBeGreaterThan(3)
    for (const { id, action, inclusionProof } of nodes) {
      const { leafIndex, leaf, hashes, checkpoint } = inclusionProof
      const seal = readSeal(checkpoint.note, keys)!
      expect(seal).toMatchObject({ tenantId, size: checkpoint.size, signers: keys })
      const proof = hashes.map((hash) => Buffer.from(hash, 'base64'))
      expect(verifyInclusion({ index: leafIndex, size: seal.size, leaf: leafHash(leaf), proof, root: seal.root })).toBe(
        true,
      )
      expect(JSON.parse(leaf)).toMatchObject({ id, action, tenant_id: tenantId })
    }
    expect(data.auditSeal).toMatchObject({ sealedCount: nodes.length, waitingCount: 0 })
    expect(data.auditCheckpoints.edges[0].node.size).toBe(nodes.length)
  })

  it('verifies with progress, and the trail tells of it', async () => {
    const { post, graphql } = await signedIn('auditor')
    const answer = await post('/verify/audit')
    expect(answer.headers.get('content-type')).toContain('application/x-ndjson')
    const lines = await linesOf(answer)
    expect(lines.some((line) => line.startsWith('{"progress":{"phase":"tables"'))).toBe(true)
    expect(JSON.parse(lines.at(-1)!)).toMatchObject({ result: { findings: [], waiting: 0 } })
    const { data } = await graphql(
      '{ auditLogs(first: 1, filter: { action: "verifyAuditLog" }) { edges { node { facts } } } }',
    )
    expect(data.auditLogs.edges[0].node.facts).toMatchObject({ findings: [] })
  })

  it('finds what was changed past the triggers, without telling what is in it', async () => {
    const { post, tenantId } = await signedIn('auditor')
    const { userId: id } = await given.person(tenantId)
    await sealed(tenantId)
    await ownerPool()
      .query(`begin; alter table identity.users disable trigger audit_u; update identity.users set full_name = 'Nobody at all' where id = '${id}';
      alter table identity.users enable always trigger audit_u; commit`)
    const text = await (await post('/verify/audit')).text()
    expect(text).toContain(`${id}: full_name`)
    expect(text).not.toContain('Nobody at all')
  })

  it('exports exactly what the filter shows, proved: a bundle verifies with the key alone', async () => {
    const { get, tenantId, graphql } = await signedIn('auditor')
    const lines = await linesOf(await get('/export/audit.jsonl?resourceType=users'))
    const verified = await verifyBundle(each(lines), { keys })
    const { data } = await graphql('{ auditLogs(first: 1, filter: { resourceType: "users" }) { totalCount } }')
    expect(verified).toMatchObject({ tenantId, findings: [], proved: lines.length - 2 })
    expect(verified.proved + verified.waiting).toBe(data.auditLogs.totalCount)
    const edited = lines.map((line, at) => (at === 1 ? line.replace('"action":"', '"action":"un') : line))
    expect((await verifyBundle(each(edited), { keys })).findings).toMatchObject([{ kind: 'EDITED' }])
    expect((await verifyBundle(each(lines.slice(0, -1)), { keys })).findings).toMatchObject([{ kind: 'CUT' }])
    const stranger = [signingKeyOf(Buffer.alloc(32, 4)).publicKey]
    expect((await verifyBundle(each(lines), { keys: stranger })).findings).toMatchObject([{ kind: 'SIGNATURE_FORGED' }])
    const log = await graphql(
      '{ auditLogs(first: 1, filter: { action: "exportAuditLog" }) { edges { node { facts } } } }',
    )
    expect(log.data.auditLogs.edges[0].node.facts).toMatchObject({ form: 'jsonl', filter: { resourceType: 'users' } })
  })

  it('keeps a spreadsheet from running what people wrote', async () => {
    const { get, tenantId } = await signedIn('auditor')
    await ownerPool().query(
      `begin; select ctx.begin_told('${tenantId}', null, now()), set_config('app.reason', '=HYPERLINK("http://evil.test")', true);
       insert into identity.teams (tenant_id, id, name) values ('${tenantId}', gen_random_uuid(), 'A team'); commit`,
    )
    const text = await (await get('/export/audit.csv?resourceType=teams')).text()
    expect(text).toContain(`"'=HYPERLINK(""http://evil.test"")"`)
    expect(text.split('\r\n')[0]).toContain('"leaf_index","proof","checkpoint"')
  })

  it('is for those who may: reading is not exporting, and nobody sees another tenant’s', async () => {
    const scientist = await signedIn('data_scientist')
    for (const answer of [
      await scientist.post('/verify/audit'),
      await scientist.get('/export/audit.jsonl'),
      await scientist.get('/export/audit-keys.txt'),
    ])
      expect(answer.status).toBe(403)
    const { data } = await scientist.graphql(
      '{ auditSeal { sealedCount } auditCheckpoints(first: 5) { totalCount edges { node { id } } } }',
    )
    expect(data).toEqual({ auditSeal: null, auditCheckpoints: { totalCount: 0, edges: [] } })
    const one = await signedIn('auditor')
    const text = await (await one.get('/export/audit.jsonl')).text()
    expect(text).toContain(one.tenantId)
    expect(text).not.toContain(scientist.tenantId)
    expect((await result(await one.post('/verify/audit'))).findings).toEqual([])
  })

  it('refuses a filter that is none', async () => {
    const { get } = await signedIn('auditor')
    expect((await get('/export/audit.jsonl?colour=red')).status).toBe(400)
    expect((await get('/export/audit.jsonl?userId=nobody')).status).toBe(400)
    expect((await get('/export/audit-keys.txt')).status).toBe(200)
  })
})
