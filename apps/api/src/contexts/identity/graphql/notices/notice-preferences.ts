import { type Channel, kinds, noticeKinds, type NoticeKind } from '@tenure/notices/kinds'
import { builder } from '../../../../kernel/builder.ts'
import type { Context } from '../../../../kernel/context.ts'
import { operationFields } from '../../../../kernel/graphql/operation-input.ts'
import { commonRefusals } from '../../../../kernel/graphql/refusal-types.ts'
import { chooseNoticeChannel } from '../../operations/choose-notice-channel.ts'
import { isInPerson } from '../../operations/in-person.ts'
import { ViewerType } from '../viewer.ts'

const NoticeChannel = builder.enumType('NoticeChannel', {
  description: 'How somebody is told.',
  values: {
    MAIL: { description: 'In the portal, and by mail at once.' },
    DIGEST: { description: 'In the portal, and in one mail a day.' },
    PORTAL: { description: 'In the portal alone.' },
    NONE: { description: 'Not at all.' },
  } as const,
})

interface Preference {
  readonly kind: NoticeKind
  readonly channel: Channel
}

const NoticePreferenceType = builder.objectRef<Preference>('NoticePreference').implement({
  description: 'How the viewer is told of a kind of notice.',
  fields: (t) => ({
    kind: t.string({ description: 'The kind: `allocation.expiring`.', resolve: ({ kind }) => kind }),
    title: t.string({ description: 'What it is, in words.', resolve: ({ kind }) => kinds[kind].title }),
    channel: t.field({
      type: NoticeChannel,
      description: 'As the viewer chose, or as is usual.',
      resolve: ({ channel }) => channel,
    }),
    usualChannel: t.field({
      type: NoticeChannel,
      description: 'How it is told where nobody chooses.',
      resolve: ({ kind }) => kinds[kind].channel,
    }),
  }),
})

async function preferences(ctx: Context): Promise<Preference[]> {
  const { tenantId, userId } = ctx.viewer
  const chosen = await ctx.tx.notificationPreference.findMany({ where: { tenantId, userId } })
  const channelOf = new Map(chosen.map(({ kind, channel }) => [kind, channel as Channel]))
  return noticeKinds.map((kind) => ({ kind, channel: channelOf.get(kind) ?? kinds[kind].channel }))
}

builder.objectField(ViewerType, 'noticePreferences', (t) =>
  t.field({
    type: [NoticePreferenceType],
    description: 'How they are told of each kind of notice. None for a token.',
    resolve: (_viewer, _args, ctx) => (isInPerson(ctx) ? preferences(ctx) : []),
  }),
)

const ChooseNoticeChannelInput = builder.inputType('ChooseNoticeChannelInput', {
  description: 'How one wants to be told.',
  fields: (t) => ({
    ...operationFields(t),
    kind: t.string({ required: true, description: 'Of which kind.' }),
    channel: t.field({ type: NoticeChannel, required: true, description: 'How.' }),
  }),
})

builder.mutationField('chooseNoticeChannel', (t) =>
  t.field({
    type: NoticePreferenceType,
    description: 'Says how the viewer wants to be told of a kind of notice, from now on.',
    errors: { types: commonRefusals },
    args: { input: t.arg({ type: ChooseNoticeChannelInput, required: true, description: 'How.' }) },
    resolve: async (_root, { input }, ctx) => {
      const { id } = await chooseNoticeChannel(ctx, input)
      return (await preferences(ctx)).find(({ kind }) => kind === id)!
    },
  }),
)
