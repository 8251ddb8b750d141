import { builder } from '../../../../kernel/builder.ts'
import { mayAskWhatReaches, type ObjectReached, objectsReached } from '../../reach/objects-reached.ts'
import { reachable, reachableKinds } from '../../reach/registry.ts'
import { UserRef } from '../user.ts'
import { AccessActionType, AccessPathType, inOrder } from './access-path.ts'

const Kind = builder.enumType('ReachableKind', {
  description: 'What kinds of objects a person’s reach is told of.',
  values: Object.fromEntries(
    Object.entries(reachableKinds).map(([kind, description]) => [kind, { description }]),
  ) as Record<keyof typeof reachableKinds, { description: string }>,
})

const ObjectReachedType = builder.objectRef<ObjectReached>('ObjectReached').implement({
  description: 'An object that a person reaches, and by which ways.',
  fields: (t) => ({
    kind: t.field({ type: Kind, description: 'What it is.', resolve: ({ kind }) => kind }),
    objectId: t.globalID({
      description: 'Its id.',
      resolve: ({ kind, id }) => ({ type: reachable(kind).typename, id }),
    }),
    label: t.exposeString('label', { description: 'Its name.' }),
    actions: t.field({
      type: [AccessActionType],
      description: 'What they may do with it, by all ways together.',
      resolve: ({ ways }) => inOrder(ways.flatMap(({ actions }) => actions)),
    }),
    paths: t.field({
      type: [AccessPathType],
      description: 'Every way that lets them; each alone would do.',
      resolve: ({ ways }) => [...ways],
    }),
  }),
})

const Connection = builder.connectionObject(
  {
    name: 'ObjectReachedConnection',
    type: ObjectReachedType,
    description: 'A page of what a person reaches, by name.',
  },
  { name: 'ObjectReachedConnectionEdge', description: 'One object with its cursor.' },
)

builder.objectField(UserRef, 'reach', (t) =>
  t.connection(
    {
      type: ObjectReachedType,
      nullable: true,
      description:
        'All that they reach, of one kind, once they come in; null where the viewer may not ask: oneself always, anybody for who sees all roles and memberships. What the viewer may not see is left out.',
      args: {
        kind: t.arg({ type: Kind, required: true, description: 'Of which kind.' }),
        search: t.arg.string({ description: 'In its name, whatever the case.' }),
      },
      resolve: ({ id }, args, ctx) =>
        mayAskWhatReaches(ctx, id)
          ? objectsReached(ctx, { userId: id, kind: args.kind, search: args.search ?? null }, args)
          : null,
    },
    Connection,
  ),
)
