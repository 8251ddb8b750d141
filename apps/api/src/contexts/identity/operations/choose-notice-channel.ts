import { type Channel, channels, kinds, type NoticeKind } from '@tenure/notices/kinds'
import type { Context } from '../../../kernel/context.ts'
import { newId } from '../../../kernel/ids.ts'
import { operation, type OperationInput } from '../../../kernel/operation.ts'
import { InvalidInput } from '../../../kernel/refusals.ts'
import { requireInPerson } from './in-person.ts'

export interface ChooseNoticeChannel extends OperationInput {
  readonly kind: string
  readonly channel: Channel
}

/** Says how the viewer wants to be told of a kind of notice from now on. @returns the kind as `id` */
export function chooseNoticeChannel(ctx: Context, input: ChooseNoticeChannel): Promise<{ id: NoticeKind }> {
  return operation(ctx, { name: 'chooseNoticeChannel', input }, async () => {
    requireInPerson(ctx, 'choose notices')
    if (!Object.hasOwn(kinds, input.kind))
      throw new InvalidInput('There is no such kind. Ask noticePreferences for those there are.', ['kind'])
    if (!channels.includes(input.channel)) throw new InvalidInput(`One of ${channels.join(', ')}.`, ['channel'])
    await ctx.sql(
      `insert into identity.notification_preferences (tenant_id, id, user_id, kind, channel) values ($1, $2, $3, $4, $5)
       on conflict (tenant_id, user_id, kind) do update set channel = excluded.channel where notification_preferences.channel <> excluded.channel`,
      [ctx.viewer.tenantId, newId(), ctx.viewer.userId, input.kind, input.channel],
    )
    return { id: input.kind as NoticeKind }
  })
}
