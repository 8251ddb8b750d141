import { randomUUID } from 'node:crypto'
import type pg from 'pg'

/** Milliseconds of one write, by how the table is watched. */
interface Cost {
  readonly name: string
  readonly bare: number
  readonly plain: number
  readonly audited: number
}

const bulk = 10_000
const rounds = 5
const middle = (times: readonly number[]) => times.toSorted((a, b) => a - b)[Math.floor(times.length / 2)]!

/**
 * What a write costs by itself, with the trigger everybody writes first (a row at a time, old and new as jsonb into one
 * table), and with Tenure's (a statement at a time, into the partitioned log). Three tables alike; the sides take turns, so that
 * whatever else the machine does falls on all of them.
 */
export async function triggerCost(owner: pg.Pool, tenantId: string): Promise<Cost[]> {
  const client = await owner.connect()
  try {
    await client.query(tables)
    const sides = ['bare', 'plain', 'audited'] as const
    const taken = async (name: string, write: (table: string) => Promise<unknown>, repeats: number): Promise<Cost> => {
      const times: Record<(typeof sides)[number], number[]> = { bare: [], plain: [], audited: [] }
      for (let i = 0; i < repeats; i++)
        for (const side of sides) {
          const began = performance.now()
          await write(`bench.${side}`)
          // The first of each side plans and warms.
          if (i > 0) times[side].push(performance.now() - began)
        }
      return { name, bare: middle(times.bare), plain: middle(times.plain), audited: middle(times.audited) }
    }
    const one = (table: string) =>
      client.query(`insert into ${table} (tenant_id, id, name, description) values ($1, $2, $3, 'Optics and lasers')`, [
        tenantId,
        randomUUID(),
        `Team ${randomUUID()}`,
      ])
    const last = (table: string) =>
      client.query(`update ${table} set description = $1 where ctid = (select max(ctid) from ${table})`, [
        `Optics ${randomUUID()}`,
      ])
    const many = (table: string) =>
      client.query(
        `insert into ${table} (tenant_id, id, name, description) select $1, gen_random_uuid(), 'Team ' || gen_random_uuid(), 'Optics and lasers' from generate_series(1, ${bulk})`,
        [tenantId],
      )
    const all = (table: string) =>
      client.query(
        `update ${table} set description = 'Optics ' || gen_random_uuid() where id in (select id from ${table} limit ${bulk})`,
      )
    return [
      await taken('one row inserted', one, 300),
      await taken('one row updated', last, 300),
      await taken('10,000 rows inserted at once', many, rounds + 1),
      await taken('10,000 rows updated at once', all, rounds + 1),
    ]
  } finally {
    // The log tells of these tables now, and whoever verifies it would look for them.
    await client.query('drop schema bench cascade')
    client.release()
  }
}

const table = (name: string) =>
  `create table bench.${name} (tenant_id uuid not null, id uuid not null, name text not null, description text, version integer not null default 1,
     created_at timestamptz(3) not null default now(), updated_at timestamptz(3) not null default now(), primary key (tenant_id, id));`
const tables = `
  drop schema if exists bench cascade; create schema bench; grant usage on schema bench to tenure_audit;
  ${['bare', 'plain', 'audited'].map(table).join('\n')}
  call ctx.watch('bench.audited');
  create table bench.plain_log (id bigint generated always as identity primary key, at timestamptz not null default now(), who text not null default current_user,
    tbl text not null, op text not null, was jsonb, became jsonb);
  create function bench.log() returns trigger language plpgsql as $f$
  begin
    insert into bench.plain_log (tbl, op, was, became) values (tg_table_name, tg_op, case when tg_op <> 'INSERT' then to_jsonb(old) end, case when tg_op <> 'DELETE' then to_jsonb(new) end);
    return null;
  end $f$;
  create trigger log after insert or update or delete on bench.plain for each row execute function bench.log();`
