import { signSeal, type Seal } from '@tenure/ledger/seal'
import { signingKeyOf } from '@tenure/ledger/signing-key'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { type House, Houses, key, tenantId } from './testing/sealed-house.ts'

// Each has a database of its own, whole: how long that takes is the machine's affair.
vi.setConfig({ testTimeout: 120_000, hookTimeout: 120_000 })

let houses: Houses
beforeAll(async () => void (houses = await Houses.start()))
afterAll(() => houses.stop())

const t = `'${tenantId}'`
const thisMonth = new Date().toISOString().slice(0, 7)
const lastMonth = new Date(Date.UTC(new Date().getUTCFullYear(), new Date().getUTCMonth() - 1, 1))
  .toISOString()
  .slice(0, 7)

/** Of the entry that is leaf n, as x. */
const isLeaf = (n: number) =>
  `exists (select from audit.audit_leaves l where l.tenant_id = ${t} and l.leaf_index = ${n} and x.created_at = l.logged_at and x.id = l.log_id)`

/** What is wrong, where, how often; and what a person reads of the first. */
async function found(house: House) {
  const { findings } = await house.verify()
  return {
    all: findings.map(({ kind, place, count }) => [kind, place, count]),
    examples: findings.flatMap(({ examples }) => examples),
    findings,
  }
}

async function value<T>(house: House, sql: string): Promise<T> {
  const { rows } = await house.superuser.query<{ value: T }>(`select (${sql}) as value`)
  return rows[0]!.value
}

describe('a log nobody touched', () => {
  it('verifies, and says what it looked at', async () => {
    const house = await houses.copy()
    const verified = await house.verify()
    expect(verified).toMatchObject({ findings: [], waiting: 0, retired: 0, told: 12, checkpoints: 3, witnessed: 3 })
    expect(verified.sealed).toBeGreaterThan(50)
    expect(verified.tables).toBeGreaterThan(15)
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

describe('ten ways of tampering by a superuser, and where each is found', () => {
  it('1. an edited row', async () => {
    const house = await houses.copy()
    await house.tamper(`update audit.audit_logs x set reason = 'None.' where ${isLeaf(7)}`)
    const { all, examples } = await found(house)
    expect(all).toEqual([['EDITED', thisMonth, 1]])
    expect(examples[0]).toMatch(/^no\. 7: /)
  })

  it('1b. whichever column is edited', async () => {
    const house = await houses.copy()
    const { rows } = await house.superuser.query<{ name: string; type: string }>(
      `select attname as name, format_type(atttypid, null) as type from pg_attribute where attrelid = 'audit.audit_logs'::regclass and attnum > 0 and not attisdropped and attname not in ('tenant_id', 'id', 'created_at')`,
    )
    const other: Record<string, string> = {
      uuid: 'gen_random_uuid()',
      bigint: 'x.seq + 1',
      xid8: `'9'::xid8`,
      json: `'{"old": 1}'`,
      inet: `'10.9.8.7'`,
      text: `'another'`,
    }
    expect(rows.length).toBeGreaterThan(13)
    for (const [n, { name, type }] of rows.entries())
      await house.tamper(
        `alter table audit.audit_logs alter seq drop identity if exists; update audit.audit_logs x set ${name} = ${other[type]} where ${isLeaf(n)}`,
      )
    expect((await found(house)).all).toContainEqual(['EDITED', thisMonth, rows.length])
  })

  it('2. a deleted row', async () => {
    const house = await houses.copy()
    await house.tamper(`delete from audit.audit_logs x where ${isLeaf(9)}`)
    const { all, examples } = await found(house)
    expect(all).toContainEqual(['REMOVED', thisMonth, 1])
    expect(examples[0]).toMatch(/^no\. 9: /)
  })

  it('3. the tail cut off, with everything the database knew of it', async () => {
    const house = await houses.copy()
    const last = await value<string>(
      house,
      `select size from audit.audit_checkpoints where tenant_id = ${t} and number = 2`,
    )
    const gone = (await house.verify()).sealed - Number(last)
    await house.tamper(`delete from audit.audit_logs x using audit.audit_leaves l where l.tenant_id = ${t} and l.leaf_index >= ${last} and x.created_at = l.logged_at and x.id = l.log_id;
      delete from audit.audit_leaves where tenant_id = ${t} and leaf_index >= ${last};
      delete from audit.audit_checkpoints where tenant_id = ${t} and number = 3; delete from identity.teams`)
    expect((await found(house)).all).toContainEqual(['WENT_BACK', `checkpoint 2 of ${last} entries`, gone])
    await expect(house.seal()).rejects.toThrow('The witness has checkpoint 3')
  })

  it('3b. the tail cut off, the checkpoint left', async () => {
    const house = await houses.copy()
    const { sealed } = await house.verify()
    await house.tamper(
      `delete from audit.audit_logs x where ${isLeaf(sealed - 1)}; delete from audit.audit_leaves where tenant_id = ${t} and leaf_index = ${sealed - 1}`,
    )
    expect((await found(house)).all).toContainEqual(['CUT', `entry ${sealed - 2}`, 1])
  })

  it('4. two entries that changed places', async () => {
    const house = await houses.copy()
    await house.tamper(`create temporary table swapped as select * from audit.audit_leaves where tenant_id = ${t} and leaf_index in (4, 5);
      delete from audit.audit_leaves where tenant_id = ${t} and leaf_index in (4, 5);
      insert into audit.audit_leaves select tenant_id, 9 - leaf_index, logged_at, log_id from swapped; drop table swapped`)
    const { all, examples } = await found(house)
    expect(all).toEqual([['REORDERED', thisMonth, 2]])
    expect(examples.map((example) => example.slice(0, 5))).toEqual(['no. 4', 'no. 5'])
  })

  const insert = (time: string, more = '') =>
    `insert into audit.audit_logs (tenant_id, created_at, actor_kind, action, resource_type ${more && ', seq, xid'}) overriding system value values (${t}, ${time}, 'SESSION', 'editProject', 'projects' ${more})`

  it('5. a back-dated insert, sealed afterwards', async () => {
    const house = await houses.copy()
    await house.tamper(insert(`date_trunc('month', now()) - interval '3 days'`))
    expect((await found(house)).all).toEqual([['BACKDATED', lastMonth, 1]])
    await house.seal()
    expect((await found(house)).all).toEqual([['BACKDATED', lastMonth, 1]])
  })

  it('5b. a back-dated insert that takes a place in the order of commits too', async () => {
    const house = await houses.copy()
    await house.tamper(insert(`date_trunc('month', now()) - interval '3 days'`, `, 3, '800'`))
    await house.seal()
    expect((await found(house)).all).toEqual([['INSERTED', lastMonth, 1]])
  })

  it('6. a month swapped for another', async () => {
    const house = await houses.copy()
    const part = `audit.audit_logs_${lastMonth.replace('-', '_')}`
    await house.tamper(`create table audit.forged (like ${part} including all excluding identity); insert into audit.forged overriding system value select * from ${part};
      update audit.forged set action = 'nothing'; alter table audit.audit_logs detach partition ${part}; drop table ${part};
      alter table audit.forged rename to audit_logs_${lastMonth.replace('-', '_')};
      alter table audit.audit_logs attach partition ${part} for values from ('${lastMonth}-01T00:00Z') to ('${thisMonth}-01T00:00Z')`)
    expect((await found(house)).all).toContainEqual(['EDITED', lastMonth, 4])
  })

  it('6b. a month taken away whole', async () => {
    const house = await houses.copy()
    await house.tamper(`drop table audit.audit_logs_${lastMonth.replace('-', '_')}`)
    expect((await found(house)).all).toContainEqual(['MONTH_MISSING', lastMonth, 4])
  })

  it('7. a domain table changed while its triggers were off', async () => {
    const house = await houses.copy()
    const [first, second, third] = (
      await house.superuser.query<{ id: string }>(
        'select id from identity.teams where tenant_id = $1 order by id limit 3',
        [tenantId],
      )
    ).rows.map(({ id }) => id)
    await house.tamper(`update identity.teams set name = 'Another' where id = '${first}'; delete from identity.teams where id = '${second}';
      insert into identity.teams (tenant_id, id, name) values (${t}, gen_random_uuid(), 'Smuggled in')`)
    const { all, examples } = await found(house)
    expect(all).toEqual([['NOT_IN_THE_LOG', 'identity.teams', 3]])
    expect(examples).toEqual(
      expect.arrayContaining([
        `${first}: name`,
        `${second}: the log tells of it, and it is gone`,
        expect.stringMatching(/: the log tells nothing of it$/),
      ]),
    )
    expect(examples.join()).not.toContain(third)
  })

  it('8. a replayed checkpoint', async () => {
    const house = await houses.copy()
    await house.tamper(`update audit.audit_checkpoints c set note = o.note, size = o.size, root_hash = o.root_hash from audit.audit_checkpoints o
      where c.tenant_id = ${t} and c.number = 3 and o.tenant_id = ${t} and o.number = 2`)
    const { all, examples } = await found(house)
    expect(all).toEqual(
      expect.arrayContaining([
        ['CHECKPOINT_CHANGED', 'checkpoint 3', 1],
        ['FORKED', 'checkpoint 3', 1],
      ]),
    )
    expect(examples.join()).toContain('the note is checkpoint 2')
  })

  it('9. a forged signature, with the tree made to fit', async () => {
    const house = await houses.copy()
    await house.tamper(`update audit.audit_logs x set reason = 'None.' where ${isLeaf(7)}`)
    const { rows } = await house.superuser.query<Seal & { root: Buffer }>(
      `select number::int, size::int, root_hash as root, to_char(sealed_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as "sealedAt", system_identifier as system,
         sealed_xid::text as "sealedXid", sealed_seq::text as "sealedSeq", next_xid::text as "nextXid" from audit.audit_checkpoints where tenant_id = $1 and number = 3`,
      [tenantId],
    )
    const note = signSeal({ ...rows[0]!, tenantId }, [signingKeyOf(Buffer.alloc(32, 9))])
    await house.tamper(`update audit.audit_checkpoints set note = '${note}' where tenant_id = ${t} and number = 3`)
    const { all } = await found(house)
    expect(all).toEqual(
      expect.arrayContaining([
        ['SIGNATURE_FORGED', 'checkpoint 3', 1],
        ['EDITED', thisMonth, 1],
      ]),
    )
  })

  it('10. an older backup put in place', async () => {
    const house = await houses.copy()
    const older = await houses.copy()
    await house.write()
    await house.seal()
    const { sealed } = await house.verify()
    const restored = await houses.restore(older, house)
    const { all, findings } = await found(restored)
    expect(all).toEqual([['WENT_BACK', `checkpoint 3 of ${sealed - 18} entries`, 18]])
    expect(findings[0]!.sentence).toContain('an older backup was put in place')
    await restored.write()
    await expect(restored.seal()).rejects.toThrow('The witness has checkpoint 4')
  })
})

it('a key that is not the verifier’s signs in vain', async () => {
  const house = await houses.copy()
  await house.write()
  await house.seal(signingKeyOf(Buffer.alloc(32, 2)))
  expect((await found(house)).all).toContainEqual(['SIGNATURE_FORGED', 'checkpoint 4', 1])
  expect(key.publicKey).toHaveLength(32)
})
