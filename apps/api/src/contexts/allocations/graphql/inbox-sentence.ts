import { formatGrouped } from '@tenure/quantities/format'
import { parseQuantity } from '@tenure/quantities/quantity'
import type { Context } from '../../../kernel/context.ts'
import type { InboxItem } from './inbox-items.ts'
import { theResourceType } from './rows.ts'

const day = (at: Date | null) => new Date((at?.getTime() ?? 1) - 1).toISOString().slice(0, 10)

const shortened = (text: string) => (text.length > 200 ? `${text.slice(0, 199)}…` : text)

/** What is the matter, and what to do. */
export async function inboxSentence(
  ctx: Context,
  { kind, amount, resourceTypeId, dueAt, said }: InboxItem,
): Promise<string> {
  if (kind === 'STEWARD' || resourceTypeId === null)
    return 'Its data steward may no longer come in. Name another, so that somebody decides who reaches the data.'
  if (kind === 'MEND')
    return said
      ? `It was sent back: “${shortened(said)}” Mend it and submit it again.`
      : 'It was sent back. Mend it and submit it again.'
  if (kind === 'DECIDE') return `${said ?? 'Somebody'} asks. It waits for your word.`
  const { name, unit } = await theResourceType(ctx, resourceTypeId, {})
  const what = `${formatGrouped(parseQuantity(amount ?? '0'))} ${unit} of ${name}`
  if (kind === 'OVERDRAWN') return `It has used ${what} more than it may. Grant it more, or receive a share.`
  const has = dueAt !== null && dueAt <= ctx.now ? 'ended' : 'ends'
  if (kind === 'RENEW') return `${what}: the last period ${has} with ${day(dueAt)} unless somebody renews it.`
  return `${what}: its last day is ${day(dueAt)}, and nothing follows it.`
}
