import { createHash, randomUUID } from 'node:crypto'
import { beforeAll, describe, expect, it } from 'vitest'
import { ownerPool, urls } from '../../../../test/database.ts'
import { dataShare, house, type House, inGroup } from '../../../../test/given-house.ts'
import { kept, undone } from '../../../../test/told.ts'
import type { Context } from '../../../kernel/context.ts'
import { Database } from '../../../kernel/database/database.ts'
import { open } from '../../../kernel/database/transaction.ts'
import { TokenAlreadyShown } from '../refusals.ts'
import { createApiToken } from './create-api-token.ts'
import { revokeApiToken } from './revoke-api-token.ts'

let at: House
beforeAll(async () => {
  at = await house()
  await dataShare(at)
  await inGroup(at.tenantId, at.groupId, [at.people.stranger])
})

const inAWeek = (ctx: Context) => new Date(ctx.now.getTime() + 7 * 86_400_000)
const hash = (secret: string) => createHash('sha256').update(secret).digest()

/** Does work by a token on the application's own role, as a request does; null when the token lets nobody in. */
async function byToken<T>(token: string, work: (ctx: Context) => Promise<T>): Promise<T | null> {
  const database = new Database(urls().appUrl, 1)
  try {
    const opened = await open(
      database,
      { hash: hash(token), requestId: randomUUID(), ip: null, userAgent: null },
      { mode: 'write' },
    )
    if (!opened) return null
    const value = await work(opened.context)
    await opened.rollback()
    return value
  } finally {
    await database.close()
  }
}

describe('API tokens', () => {
  it('are told once, kept as a hash, and withheld from the trail', async () => {
    const { id, token } = await kept(at.people.pi, (ctx) =>
      createApiToken(ctx, { name: 'nightly', scopes: ['project:read'], expiresAt: inAWeek(ctx), reason: 'reports' }),
    )
    expect(token).toMatch(/^tenure_[\w-]{43}$/)
    const { rows } = await ownerPool().query(
      'select token_hash, prefix, scopes from identity.api_tokens where id = $1',
      [id],
    )
    expect(rows).toEqual([{ token_hash: hash(token), prefix: token.slice(0, 13), scopes: ['project:read'] }])
    const trail = await ownerPool().query(
      `select action, details -> 'new' ->> 'token_hash' as hash from audit.audit_logs where resource_id = $1`,
      [id],
    )
    expect(trail.rows).toEqual([{ action: 'createApiToken', hash: '[withheld]' }])
  })

  it('are made once for one idempotency key, and the secret is not told again', () =>
    undone(at.people.pi, async (ctx) => {
      const request = { name: 'once', scopes: ['project:read'], expiresAt: inAWeek(ctx), idempotencyKey: 'k' }
      await createApiToken(ctx, request)
      await expect(createApiToken(ctx, request)).rejects.toBeInstanceOf(TokenAlreadyShown)
      expect(await ctx.tx.apiToken.count({ where: { name: 'once' } })).toBe(1)
      expect(JSON.stringify(await ctx.sql('select * from identity.idempotency_keys'))).not.toMatch(/tenure_/)
    }))

  it('exceed neither their scopes nor their owner', async () => {
    const token = async (who: keyof House['people'], scopes: string[]) =>
      (await kept(at.people[who], (ctx) => createApiToken(ctx, { name: 't', scopes, expiresAt: inAWeek(ctx) }))).token
    const seen = (ctx: Context) =>
      Promise.all([ctx.tx.project.count(), ctx.tx.dataShare.count(), ctx.tx.apiToken.count(), ctx.tx.session.count()])
    // All the facility's projects for who may see them; those of a relation for who has one; none without the scope; nothing the owner has not.
    expect(await byToken(await token('resourceManager', ['project:read']), seen)).toEqual([2, 0, 0, 0])
    expect(await byToken(await token('pi', ['project:read']), seen)).toEqual([1, 1, 0, 0])
    expect(
      await byToken(await token('pi', ['allocation:read', 'project:update', 'user:update', 'audit:read']), seen),
    ).toEqual([0, 0, 0, 0])
    expect(await byToken(await token('steward', ['user:read']), seen)).toEqual([0, 0, 0, 0])
    expect(await byToken(await token('stranger', ['user:read']), seen)).toEqual([0, 0, 0, 0])
    expect(await byToken(await token('stranger', ['data_share:read']), seen)).toEqual([0, 1, 0, 0])
    expect(
      await byToken(await token('stranger', ['project:read', 'audit:read', 'user:update']), async (ctx) => [
        ...ctx.viewer.permissions,
        await ctx.tx.auditLog.count(),
      ]),
    ).toEqual([0])
  })

  it('write nothing without the scope, though their owner could', async () => {
    const { token } = await kept(at.people.pi, (ctx) =>
      createApiToken(ctx, { name: 'reader', scopes: ['project:read'], expiresAt: inAWeek(ctx) }),
    )
    const written = await byToken(token, async (ctx) => [
      (await ctx.sql(`update projects.projects set phase = 'x' where id = $1 returning id`, [at.projectId])).length,
      (await ctx.sql(`update identity.users set full_name = 'x' where id = $1 returning id`, [at.people.pi.userId]))
        .length,
      (await ctx.sql(`update identity.api_tokens set revoked_at = now() returning id`)).length,
    ])
    expect(written).toEqual([0, 0, 0])
  })

  it('beget no tokens, by the operation and by the database', async () => {
    const { token } = await kept(at.people.admin, (ctx) =>
      createApiToken(ctx, { name: 'all', scopes: ['user:update', 'project:read'], expiresAt: inAWeek(ctx) }),
    )
    const refusals = await byToken(token, async (ctx) => {
      const operation = await createApiToken(ctx, {
        name: 'child',
        scopes: ['project:read'],
        expiresAt: inAWeek(ctx),
      }).catch((error: Error) => error.name)
      const database = await ctx
        .sql(
          `insert into identity.api_tokens (tenant_id, id, user_id, name, token_hash, prefix, scopes, expires_at) values ($1, $2, $3, 'child', $4, 'tenure_', '{project:read}', now() + interval '1 day')`,
          [ctx.viewer.tenantId, randomUUID(), ctx.viewer.userId, hash('child')],
        )
        .catch((error: { code: string }) => error.code)
      return [operation, database]
    })
    expect(refusals).toEqual(['NotAllowed', '42501'])
  })

  it('are made by who has just proved who they are, by the operation and by the database', async () => {
    const secret = `session ${randomUUID()}`
    const { tenantId, userId } = at.people.pi
    const session = (created: string, proved: string | null) =>
      ownerPool().query(
        `insert into identity.sessions (tenant_id, id, user_id, token_hash, created_at, authenticated_at, last_active_at, expires_at)
         values ($1, $2, $3, $4, now() - $5::interval, now() - $6::interval, now(), now() + interval '1 hour')
         on conflict (token_hash) do update set created_at = excluded.created_at, authenticated_at = excluded.authenticated_at`,
        [tenantId, randomUUID(), userId, hash(secret), created, proved],
      )
    const attempt = () =>
      byToken(secret, async (ctx) => {
        const operation = await createApiToken(ctx, {
          name: 'fresh',
          scopes: ['project:read'],
          expiresAt: inAWeek(ctx),
        }).then(
          () => 'made',
          (error: Error) => error.name,
        )
        await ctx.sql('savepoint s')
        const database = await ctx
          .sql(
            `insert into identity.api_tokens (tenant_id, id, user_id, name, token_hash, prefix, scopes, expires_at) values ($1, $2, $3, 'x', $4, 'tenure_', '{project:read}', now() + interval '1 day')`,
            [tenantId, randomUUID(), userId, hash(randomUUID())],
          )
          .then(
            () => 'made',
            (error: { code: string }) => error.code,
          )
        await ctx.sql('rollback to savepoint s')
        return [operation, database]
      })
    await session('11 minutes', null)
    expect(await attempt()).toEqual(['ProofNeeded', '42501'])
    await session('11 minutes', '9 minutes')
    expect(await attempt()).toEqual(['made', 'made'])
    await session('9 minutes', null)
    expect(await attempt()).toEqual(['made', 'made'])
    await session('20 minutes', '11 minutes')
    expect(await attempt()).toEqual(['ProofNeeded', '42501'])
  })

  it('let nobody in once revoked, and stay revoked', async () => {
    const { id, token } = await kept(at.people.pi, (ctx) =>
      createApiToken(ctx, { name: 'short', scopes: ['project:read'], expiresAt: inAWeek(ctx) }),
    )
    expect(await byToken(token, async () => 'in')).toBe('in')
    await undone(at.people.otherPi, (ctx) =>
      expect(revokeApiToken(ctx, { id })).rejects.toMatchObject({ name: 'NotFound' }),
    )
    await kept(at.people.pi, (ctx) => revokeApiToken(ctx, { id }))
    expect(await byToken(token, async () => 'in')).toBeNull()
    const back = await undone(at.people.pi, (ctx) =>
      ctx.sql('update identity.api_tokens set revoked_at = null where id = $1 returning id', [id]),
    )
    expect(back).toEqual([])
  })
})
