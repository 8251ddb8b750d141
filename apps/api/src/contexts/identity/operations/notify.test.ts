import { channels, kinds } from '@tenure/notices/kinds'
import { expect, it } from 'vitest'
import * as given from '../../../../test/given.ts'
import { undone } from '../../../../test/told.ts'
import { notify } from './notify.ts'

it('knows the same kinds, told in the same way, as the database', async () => {
  const admin = await given.person((await given.tenant()).tenantId, { roles: ['admin'] })
  await undone(admin, async (ctx) => {
    const rows = await ctx.sql<{ kind: string; channel: string }>('select * from identity.notification_kinds()')
    expect(Object.fromEntries(rows.map(({ kind, channel }) => [kind, channel]))).toEqual(
      Object.fromEntries(Object.entries(kinds).map(([kind, { channel }]) => [kind, channel])),
    )
    for (const { channel } of rows) expect(channels).toContain(channel)
  })
})

it('tells a person once', async () => {
  const { tenantId } = await given.tenant()
  const [admin, other] = [await given.person(tenantId, { roles: ['admin'] }), await given.person(tenantId)]
  await undone(admin, async (ctx) => {
    const notice = {
      recipients: [other.userId],
      kind: 'statement.issued',
      key: '2026-11',
      details: { period: '2026-11' },
    } as const
    expect(await notify(ctx, notice)).toBe(1)
    expect(await notify(ctx, notice)).toBe(0)
  })
})
