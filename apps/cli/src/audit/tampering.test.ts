import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type House, Houses, tenantId } from './testing/sealed-house.ts'

let houses: Houses
beforeAll(async () => void (houses = await Houses.start()), 120_000)
afterAll(() => houses.stop())

const t = `'${tenantId}'`
/** The entry that is leaf n. */
const entry = (n: number) =>
  `audit.audit_logs x using audit.audit_leaves l where l.tenant_id = ${t} and l.leaf_index = ${n} and x.created_at = l.logged_at and x.id = l.log_id`

const kindsOf = async (house: House) =>
  (await house.verify()).findings.map(({ kind, place, count }) => [kind, place, count])
const thisMonth = new Date().toISOString().slice(0, 7)

describe('a log nobody touched', () => {
  it('verifies, and says what it looked at', async () => {
    const house = await houses.copy()
    const verified = await house.verify()
    expect(verified).toMatchObject({ findings: [], waiting: 0, retired: 0, told: 12, checkpoints: 3, witnessed: 3 })
    expect(verified.sealed).toBeGreaterThan(50)
    await house.write()
    expect(await house.verify()).toMatchObject({ findings: [], waiting: 18 })
    expect(await house.seal()).toBe(18)
    expect(await house.verify()).toMatchObject({
      findings: [],
      waiting: 0,
      sealed: verified.sealed + 18,
      checkpoints: 4,
    })
  })
})

describe('ten ways of tampering, by a superuser with every trigger off', () => {
  it('an edited row is found, and named', async () => {
    const house = await houses.copy()
    await house.tamper(
      `update audit.audit_logs x set reason = 'None.' from audit.audit_leaves l where l.tenant_id = ${t} and l.leaf_index = 7 and x.created_at = l.logged_at and x.id = l.log_id`,
    )
    const { findings } = await house.verify()
    expect(findings).toMatchObject([{ kind: 'EDITED', place: thisMonth, count: 1 }])
    expect(findings[0]!.examples[0]).toMatch(/^no\. 7: /)
  })
  it('a deleted row', async () => {
    const house = await houses.copy()
    await house.tamper(`delete from ${entry(9)}`)
    expect(await kindsOf(house)).toEqual([['REMOVED', thisMonth, 1]])
  })
})
