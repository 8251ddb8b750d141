import { crc32, inflateRawSync } from 'node:zlib'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { api, type Api } from '../../../../../test/api.ts'
import { ownerPool } from '../../../../../test/database.ts'
import * as given from '../../../../../test/given.ts'
import { smallFacility } from '../testing/facility-files.ts'

const password = 'a long enough password'
let server: Api
beforeAll(async () => void (server = await api()))
afterAll(() => server.stop())

const files = Object.entries(smallFacility).map(([name, text]) => ({ name, text }))

interface Previewed {
  planHash: string
  rows: { items: object[] }
}

/** A person of a tenant of their own, and how they ask. */
async function signedIn(role: given.SystemRole) {
  const { tenantId } = await given.tenant()
  const person = await given.person(tenantId, { roles: [role], password })
  const ask = await server.fetchAs(person.email, password)
  const post = (path: string, body: object, headers: Record<string, string> = {}) =>
    ask(`${server.url}${path}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...headers },
      body: JSON.stringify(body),
    })
  return { tenantId, post, get: (path: string) => ask(`${server.url}${path}`) }
}

/** The files of an archive of ours, by their central directory. */
function unzip(archive: Buffer): { name: string; text: string }[] {
  const end = archive.lastIndexOf(Buffer.from([0x50, 0x4b, 5, 6]))
  let at = archive.readUInt32LE(end + 16)
  return Array.from({ length: archive.readUInt16LE(end + 10) }, () => {
    const [sum, packed, length, start] = [
      archive.readUInt32LE(at + 16),
      archive.readUInt32LE(at + 20),
      archive.readUInt16LE(at + 28),
      archive.readUInt32LE(at + 42),
    ]
    const name = archive.toString('utf8', at + 46, at + 46 + length)
    const bytes = inflateRawSync(archive.subarray(start + 30 + length, start + 30 + length + packed))
    expect(crc32(bytes)).toBe(sum)
    at += 46 + length
    return { name, text: bytes.toString() }
  })
}

describe('importing and exporting over HTTP', () => {
  it('previews, applies what was previewed, and exports it again', async () => {
    const { post, get, tenantId } = await signedIn('resource_manager')
    const preview = (await (await post('/import/preview', { files, rows: { limit: 2 } })).json()) as Previewed
    expect(preview).toMatchObject({
      format: 'csv',
      totals: { create: 17, refuse: 1 },
      unreadable: 0,
      rows: { total: 18, offset: 0 },
    })
    expect(preview.rows.items).toHaveLength(2)
    const refused = (await (
      await post('/import/preview', { files, rows: { actions: ['refuse'] } })
    ).json()) as Previewed
    expect(refused.rows.items).toMatchObject([
      { kind: 'defaultProjects', file: 'people.csv', line: 2, remarks: [{ code: 'NotAllowed' }] },
    ])

    const none = await post('/import/apply', { files, planHash: preview.planHash })
    expect([none.status, await none.json()]).toMatchObject([422, { code: 'RowsRefused', refused: 1 }])
    const other = await post('/import/apply', { files, planHash: 'x', onlyValid: true })
    expect([other.status, await other.json()]).toMatchObject([409, { code: 'PlanChanged', planHash: preview.planHash }])
    const lines = (
      await (
        await post(
          '/import/apply',
          { files, planHash: preview.planHash, onlyValid: true, reason: 'first import' },
          { accept: 'application/x-ndjson' },
        )
      ).text()
    )
      .trim()
      .split('\n')
    expect(lines.length).toBeGreaterThan(5)
    expect(JSON.parse(lines.at(-1)!)).toMatchObject({ result: { changed: true } })
    expect(await (await post('/import/apply', { files, onlyValid: true })).json()).toMatchObject({ changed: false })

    const archive = await get('/export/facility.zip')
    expect(archive.headers.get('content-disposition')).toContain('facility.zip')
    const exported = unzip(Buffer.from(await archive.arrayBuffer()))
    expect(exported.map(({ name }) => name)).toHaveLength(8)
    expect(await (await post('/import/preview', { files: exported })).json()).toMatchObject({
      totals: { create: 0, change: 0, refuse: 0 },
    })
    expect(await (await get('/export/projects.csv')).text()).toBe(
      exported.find(({ name }) => name === 'projects.csv')!.text,
    )
    expect((await get('/export/secrets.csv')).status).toBe(422)
    const { rows } = await ownerPool().query(
      `select action, details from audit.audit_logs where tenant_id = $1 and resource_type = 'facility' order by seq`,
      [tenantId],
    )
    expect(rows).toMatchObject([
      { action: 'importFacility' },
      { action: 'exportFacility', details: { counts: { projects: 3 } } },
      { action: 'exportFacility', details: { files: ['projects.csv'] } },
    ])
  })

  it('takes files as base64, and refuses what is no facility', async () => {
    const { post } = await signedIn('admin')
    const coded = files.map(({ name, text }) => ({ name, base64: Buffer.from(text).toString('base64') }))
    expect(await (await post('/import/preview', { files: coded })).json()).toMatchObject({ totals: { create: 18 } })
    const letter = await post('/import/preview', { files: [{ name: 'letter.txt', text: 'Dear all' }] })
    expect([letter.status, await letter.json()]).toMatchObject([422, { code: 'NothingReadable' }])
    expect((await post('/import/preview', { files: [] })).status).toBe(400)
  })

  it('lets nobody in who may not', async () => {
    const { post, get } = await signedIn('pi')
    expect([(await post('/import/preview', { files })).status, (await get('/export/facility.zip')).status]).toEqual([
      403, 403,
    ])
    const auditor = await signedIn('auditor')
    expect([
      (await auditor.post('/import/apply', { files })).status,
      (await auditor.get('/export/people.csv')).status,
    ]).toEqual([403, 200])
    expect(
      (
        await fetch(`${server.url}/import/preview`, {
          method: 'POST',
          headers: { 'content-type': 'application/json' },
          body: JSON.stringify({ files }),
        })
      ).status,
    ).toBe(401)
    const { email } = await given.person((await given.tenant()).tenantId, { roles: ['admin'], password })
    const cookie = await server.cookie(email, password)
    expect((await fetch(`${server.url}/export/facility.zip`, { headers: { cookie } })).status).toBe(403)
  })
})
