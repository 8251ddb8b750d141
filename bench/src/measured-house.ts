import { createHash, randomBytes } from 'node:crypto'
import { migrate } from '@tenure/prisma/migrate'
import { type ThrowawayServer, throwawayServer } from '@tenure/prisma/throwaway'
import { fillHouse } from '@tenure/api/demo/fill-house'
import pg from 'pg'
import type { MeasuredHouse } from './scenario.ts'

export interface Prepared {
  readonly server: ThrowawayServer
  readonly owner: pg.Pool
  readonly house: MeasuredHouse
  readonly urls: { readonly owner: string; readonly app: string; readonly door: string }
  /** An administrator's API token. */
  readonly token: string
  /** The process id of PostgreSQL's postmaster, whose children are the backends. */
  readonly backend: number
}

/** A database of the asked size on a server of its own, and somebody who may do everything in it. */
export async function prepare(scale: number, say: (sentence: string) => void): Promise<Prepared> {
  const server = await throwawayServer()
  const ownerUrl = await server.createDatabase()
  const passwords = { app: randomBytes(12).toString('hex'), door: randomBytes(12).toString('hex') }
  await migrate(ownerUrl, { passwords })
  const owner = new pg.Pool({ connectionString: ownerUrl, max: 4 })
  const { tenantId, userId } = await fillHouse(ownerUrl, { slug: 'northwind', times: scale, onProgress: say })
  await owner.query('analyze')
  const token = `tenure_${randomBytes(24).toString('base64url')}`
  await owner.query(
    `insert into identity.api_tokens (tenant_id, id, user_id, name, token_hash, prefix, scopes, expires_at)
     select $1, gen_random_uuid(), $2, 'bench', $3, 'tenure_', array(select jsonb_array_elements_text(permissions) from identity.roles where name = 'admin' and is_system_role), now() + interval '1 day'`,
    [tenantId, userId, createHash('sha256').update(token).digest()],
  )
  const ids = async (sql: string) => (await owner.query<{ id: string }>(sql, [tenantId])).rows.map(({ id }) => id)
  const { rows } = await owner.query<{ at: string; seq: string }>(
    `select to_char(created_at at time zone 'UTC', 'YYYY-MM-DD HH24:MI:SS.MS') || '+00' as at, seq::text from audit.audit_logs where tenant_id = $1 order by created_at desc, seq desc offset least(20000, (select count(*) / 2 from audit.audit_logs where tenant_id = $1)) limit 1`,
    [tenantId],
  )
  const backend = (await owner.query<{ pid: number }>('select pg_backend_pid() as pid')).rows[0]!.pid
  const as = (user: string, password: string) => Object.assign(new URL(ownerUrl), { username: user, password }).href
  return {
    server,
    owner,
    token,
    backend,
    urls: { owner: ownerUrl, app: as('tenure_app', passwords.app), door: as('tenure_door', passwords.door) },
    house: {
      tenantId,
      userId,
      projectIds: await ids('select id from projects.projects where tenant_id = $1 order by name limit 500'),
      allocationIds: await ids(
        `select id from allocations.allocations where tenant_id = $1 and allocation_model = 'SUBSCRIPTION' and not is_storage_type order by id limit 500`,
      ),
      computeTypeId: (
        await ids(`select id from allocations.resource_types where tenant_id = $1 and name = 'CPU core-hours'`)
      )[0]!,
      auditAfter: rows[0]!,
    },
  }
}
