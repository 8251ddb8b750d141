import { randomBytes, randomUUID } from 'node:crypto'
import { cp, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import { differencesOfTenant, type Verified, verifyTrail } from '@tenure/api/audit-proof'
import { type SigningKey, signingKeyOf } from '@tenure/ledger/signing-key'
import { witnessIn } from '@tenure/ledger/witness'
import { migrate } from '@tenure/prisma/migrate'
import { type ThrowawayServer, throwawayServer } from '@tenure/prisma/throwaway'
import { sealTenant } from '@tenure/worker/seal-trail'
import pg from 'pg'
import { asVerifier } from '../as-verifier.ts'

export const key: SigningKey = signingKeyOf(Buffer.alloc(32, 1))
export const tenantId = randomUUID()
const workerPassword = randomBytes(12).toString('hex')

/** A house's database as the worker reaches it. */
export function workerUrlOf(ownerUrl: string): string {
  const url = new URL(ownerUrl)
  ;[url.username, url.password] = ['tenure_worker', workerPassword]
  return url.href
}

/** A copy of the sealed house, a witness of its own, and a superuser who is up to something. */
export interface House {
  readonly url: string
  readonly superuser: pg.Client
  readonly witness: string
  /** Does something with every trigger off, as only a superuser can. */
  tamper(sql: string): Promise<void>
  /** Writes as the installation does: twelve changes, each in a transaction of its own. */
  write(): Promise<void>
  seal(with_?: SigningKey): Promise<number>
  verify(): Promise<Verified>
  close(): Promise<void>
}

/** A server with a template: a house with entries of three months, sealed under three checkpoints. */
export class Houses {
  readonly #server: ThrowawayServer
  readonly #folder: string
  readonly #open = new Set<House>()

  private constructor(server: ThrowawayServer, folder: string) {
    this.#server = server
    this.#folder = folder
  }

  static async start(): Promise<Houses> {
    const houses = new Houses(await throwawayServer(), await mkdtemp(join(tmpdir(), 'tenure-sealed-')))
    const url = await houses.#server.createDatabase({ name: 'sealed_house' })
    await migrate(url, { passwords: { app: 'a', door: 'd', worker: workerPassword } })
    const first = await houses.#at(url, 'template')
    await first.superuser.query(
      `insert into identity.tenants (id, name, slug) values ('${tenantId}', 'House', 'house')`,
    )
    for (let round = 0; round < 3; round++) {
      await first.write()
      await tellPast(first.superuser, round + 1)
      await first.seal()
    }
    await first.close()
    return houses
  }

  /** A copy of its own: what is done to it harms no other test. */
  async copy(): Promise<House> {
    const name = `house_${randomBytes(6).toString('hex')}`
    const url = await this.#server.createDatabase({ name, template: 'sealed_house' })
    await cp(join(this.#folder, 'template'), join(this.#folder, name), { recursive: true })
    return this.#at(url, name)
  }

  /** A house's database in the place of another's, as a backup is put there: the other's witness stays. */
  restore(backup: House, { witness }: House): Promise<House> {
    return this.#at(backup.url, basename(witness))
  }

  async stop(): Promise<void> {
    await Promise.all([...this.#open].map((house) => house.close()))
    await this.#server.stop()
    await rm(this.#folder, { recursive: true, force: true })
  }

  /** The house at a database, with the witness of that name. */
  async #at(url: string, name: string): Promise<House> {
    const superuser = new pg.Client({ connectionString: url })
    await superuser.connect()
    const witness = join(this.#folder, name)
    const house: House = {
      url,
      superuser,
      witness,
      tamper: async (sql) => {
        await superuser.query(`begin; set local session_replication_role = replica`)
        await superuser.query(triggersOff)
        await superuser.query(`${sql}; ${triggersOn}; commit`)
      },
      write: () => write(superuser),
      seal: async (signer = key) => {
        const pool = new pg.Pool({ connectionString: workerUrlOf(url), max: 1 })
        try {
          return await sealTenant(pool, { tenantId, keys: [signer], witness: witnessIn(witness) })
        } finally {
          await pool.end()
        }
      },
      verify: async () =>
        asVerifier(url, async (sql) =>
          verifyTrail(sql, {
            tenantId,
            keys: [key.publicKey],
            differences: differencesOfTenant(sql, tenantId),
            witnessNotes: await witnessIn(witness).notesOf(tenantId),
          }),
        ),
      close: async () => {
        this.#open.delete(house)
        await superuser.end()
      },
    }
    this.#open.add(house)
    return house
  }
}

/** ENABLE ALWAYS holds even against a session that plays a replica: a superuser has to take the triggers off by name. */
const everyTrigger = (verb: string) => `do $$ declare x record; begin
  for x in select g.tgrelid::regclass tbl, g.tgname from pg_trigger g join pg_class c on c.oid = g.tgrelid
    where not g.tgisinternal and g.tgparentid = 0 and c.relnamespace::regnamespace::text in ('identity', 'audit') loop
    execute format('alter table %s ${verb} trigger %I', x.tbl, x.tgname); end loop; end $$`
const triggersOff = everyTrigger('disable')
const triggersOn = everyTrigger('enable always')

async function write(client: pg.Client): Promise<void> {
  for (let i = 0; i < 12; i++) {
    const id = randomUUID()
    await client.query('insert into identity.teams (tenant_id, id, name) values ($1, $2, $3)', [
      tenantId,
      id,
      `Team ${id}`,
    ])
    if (i % 3 === 0) await client.query(`update identity.teams set description = 'Optics' where id = $1`, [id])
    if (i % 6 === 0) await client.query('delete from identity.teams where id = $1', [id])
  }
}

/** Tells of a month that is past, as the demo does. */
async function tellPast(client: pg.Client, monthsAgo: number): Promise<void> {
  await client.query('begin')
  await client.query(
    `select ctx.begin_told($1, null, date_trunc('month', now()) - make_interval(months => $2) + interval '3 days')`,
    [tenantId, monthsAgo],
  )
  await client.query(
    `insert into identity.teams (tenant_id, id, name) select $1, gen_random_uuid(), 'Told ' || gen_random_uuid() from generate_series(1, 4)`,
    [tenantId],
  )
  await client.query('commit')
}
