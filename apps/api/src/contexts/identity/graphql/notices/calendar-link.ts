import { builder } from '../../../../kernel/builder.ts'
import { operationFields } from '../../../../kernel/graphql/operation-input.ts'
import { commonRefusals } from '../../../../kernel/graphql/refusal-types.ts'
import { createCalendarLink, revokeCalendarLink } from '../../operations/create-calendar-link.ts'
import { TokenAlreadyShown } from '../../refusals.ts'
import { ViewerType } from '../viewer.ts'

const CalendarLinkType = builder
  .objectRef<{ readonly createdAt: Date; readonly lastUsedAt: Date | null }>('CalendarLink')
  .implement({
    description: 'A secret address at which a calendar program finds a person’s days.',
    fields: (t) => ({
      createdAt: t.expose('createdAt', { type: 'DateTime', description: 'When it was made.' }),
      lastUsedAt: t.expose('lastUsedAt', {
        type: 'DateTime',
        nullable: true,
        description: 'When it was last asked, to the hour.',
      }),
    }),
  })

builder.objectField(ViewerType, 'calendarLink', (t) =>
  t.field({
    type: CalendarLinkType,
    nullable: true,
    description: 'Their calendar address, without its secret; null where they have none.',
    resolve: ({ tenantId, userId }, _args, ctx) =>
      ctx.tx.calendarLink.findFirst({
        where: { tenantId, userId, revokedAt: null },
        select: { createdAt: true, lastUsedAt: true },
      }),
  }),
)

const CreateCalendarLinkInput = builder.inputType('CreateCalendarLinkInput', {
  description: 'A new calendar address.',
  fields: (t) => ({ ...operationFields(t) }),
})

const Created = builder.objectRef<{ readonly id: string; readonly path: string }>('CalendarLinkCreated').implement({
  description: 'A calendar address that was just made.',
  fields: (t) => ({
    path: t.exposeString('path', {
      description: 'Its path on this server, with its secret. It is told here and never again.',
    }),
  }),
})

builder.mutationField('createCalendarLink', (t) =>
  t.field({
    type: Created,
    description: 'Makes the viewer’s calendar address, in place of any they had.',
    errors: { types: [...commonRefusals, TokenAlreadyShown] },
    args: { input: t.arg({ type: CreateCalendarLinkInput, required: true, description: 'The address.' }) },
    resolve: (_root, { input }, ctx) => createCalendarLink(ctx, input),
  }),
)

const RevokeCalendarLinkInput = builder.inputType('RevokeCalendarLinkInput', {
  description: 'The viewer’s calendar address is to end.',
  fields: (t) => ({ ...operationFields(t) }),
})

builder.mutationField('revokeCalendarLink', (t) =>
  t.field({
    type: ViewerType,
    description: 'Revokes the viewer’s calendar address: there is nothing at it any more.',
    errors: { types: commonRefusals },
    args: {
      input: t.arg({ type: RevokeCalendarLinkInput, required: true, description: 'Why, where there is a reason.' }),
    },
    resolve: async (_root, { input }, ctx) => {
      await revokeCalendarLink(ctx, input)
      return ctx.viewer
    },
  }),
)
