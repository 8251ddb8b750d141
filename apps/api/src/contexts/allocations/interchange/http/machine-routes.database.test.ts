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
const slurm = '/export/machines/slurm?cluster=tux'
const groups = '/export/machines/groups?groupBase=ou%3Dgroups%2Cdc%3Dx&peopleBase=ou%3Dpeople%2Cdc%3Dx'

async function signedIn(role: given.SystemRole) {
  const { tenantId } = await given.tenant()
  const person = await given.person(tenantId, { roles: [role], password })
  const ask = await server.fetchAs(person.email, password)
  const post = (path: string, body: object) =>
    ask(`${server.url}${path}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    })
  return { tenantId, post, get: (path: string) => ask(`${server.url}${path}`) }
}

describe('files for a facility’s machines over HTTP', () => {
  it('writes each whole file from entitlements, and compares it with what the machine has', async () => {
    const { get, post, tenantId } = await signedIn('resource_manager')
    expect((await post('/import/apply', { files, onlyValid: true })).status).toBe(200)

    const whole = await get(slurm)
    expect(whole.headers.get('content-disposition')).toBe('attachment; filename="tux.cfg"')
    const cfg = await whole.text()
    // P1 has 1000 core-hours and gives 12.5 % of them up to P2, first come: nothing is set aside.
    expect(cfg).toContain(`Account - 'p1':Description='How quarks behave.':GrpTRESMins=cpu=60000\n`)
    const same = (await (await post(slurm, { current: cfg })).json()) as object
    expect(same).toMatchObject({ differences: [], changes: { text: '' }, removals: { text: '' } })
    const less = cfg.replace('cpu=60000', 'cpu=1').replace(/.*'kim'.*\n/, '')
    const found = (await (await post(slurm, { current: `${less}User - 'eve'\n` })).json()) as object
    expect(found).toMatchObject({
      differences: [
        { action: 'changed', kind: 'limit', subject: 'p1 cpu', before: '1', after: '60000' },
        { action: 'removed', kind: 'user', subject: 'eve in p1' },
        { action: 'added', kind: 'user', subject: 'kim in p1' },
      ],
      changes: { name: 'tux-changes.sacctmgr' },
      removals: { text: 'delete user where name=eve cluster=tux\n' },
    })

    expect(await (await get('/export/machines/quotas')).text()).toBe(
      'share,project,kind,quota_bytes\nraw-images,P1,POSIX,40500000000000\n',
    )
    expect(await (await get(groups)).text()).toContain('dn: cn=quark-lab,dc=example,dc=org\nchangetype: add\n')
    expect(await (await get('/export/machines/ood-balances?resourceType=CPU')).json()).toMatchObject({
      version: 1,
      config: { unit: 'core-hours' },
      balances: [
        { user: 'jane', project: 'P1', value: 1000 },
        { user: 'john', project: 'P1', value: 1000 },
        { user: 'kim', project: 'P1', value: 1000 },
      ],
    })
    expect(await (await get('/export/machines/ood-quotas')).json()).toMatchObject({
      quotas: [{ user: 'jane', path: '/data/P1/raw-images' }, { user: 'kim' }],
    })

    const { rows } = await ownerPool().query(
      `select details from audit.audit_logs where tenant_id = $1 and action = 'exportFacility' order by seq`,
      [tenantId],
    )
    expect(rows).toHaveLength(7)
    expect(rows[2]).toMatchObject({ details: { machine: 'slurm', counts: { added: 1, changed: 1, removed: 1 } } })
  })

  it('says what is missing or can’t be read, and lets nobody in who may not', async () => {
    const { get, post } = await signedIn('auditor')
    const nameless = await get('/export/machines/slurm')
    expect([nameless.status, await nameless.json()]).toMatchObject([422, { code: 'InvalidInput', field: ['cluster'] }])
    const other = await post(slurm, { current: "Cluster - 'other'\n" })
    expect([other.status, await other.json()]).toMatchObject([
      422,
      { code: 'CurrentUnreadable', field: ['current'], problems: [{ code: 'REFERENCE_NOT_FOUND' }] },
    ])
    expect((await get('/export/machines/toaster')).status).toBe(400)
    const pi = await signedIn('pi')
    expect([(await pi.get(slurm)).status, (await pi.post(slurm, { current: '' })).status]).toEqual([403, 403])
  })
})
