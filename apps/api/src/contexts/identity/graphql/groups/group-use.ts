import { batched } from '../../../../kernel/batch.ts'
import { builder } from '../../../../kernel/builder.ts'
import type { GroupUse } from '../../groups/refusals.ts'
import { SecurityGroupRef } from '../security-group.ts'

const Kind = builder.enumType('SecurityGroupUseKind', {
  description: 'What hangs on a security group.',
  values: {
    PROJECT: { description: 'A project: its data shares take the group over unless they have their own.' },
    DATA_SHARE: { description: 'A data share: its members reach the data.' },
    RELEASED_DATA_SHARE: {
      description: 'A data share that was given back: it opens nothing, and remembers the group.',
    },
  } as const,
})

export const GroupUseType = builder.objectRef<GroupUse>('SecurityGroupUse').implement({
  description: 'Something that hangs on a security group.',
  fields: (t) => ({
    kind: t.field({ type: Kind, description: 'What it is.', resolve: ({ kind }) => kind }),
    objectId: t.globalID({
      description: 'Its id.',
      resolve: ({ kind, id }) => ({ type: kind === 'PROJECT' ? 'Project' : 'DataShare', id }),
    }),
    label: t.exposeString('label', { description: 'Its name.' }),
  }),
})

const uses = batched<GroupUse[]>(async (ctx, ids) => {
  const rows = await ctx.sql<GroupUse & { group: string }>(
    'select group_id as "group", kind, id, label from allocations.group_uses($1)',
    [ids],
  )
  return new Map(ids.map((id) => [id, rows.filter(({ group }) => group === id)]))
})

builder.objectField(SecurityGroupRef, 'usedBy', (t) =>
  t.field({
    type: [GroupUseType],
    description:
      'What it opens, as far as the viewer may know: all of it for who keeps the group or reads every group.',
    resolve: async ({ id }, _args, ctx) => (await uses(ctx, id, null)) ?? [],
  }),
)
