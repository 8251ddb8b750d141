import type { ObjectRef } from '@pothos/core'
import { builder } from '../../../../kernel/builder.ts'
import { boundsOf, pageOf } from '../../../../kernel/graphql/sql-keyset.ts'
import { countReaching, peopleOrder, type PersonReaching, peopleReaching } from '../../reach/people-reaching.ts'
import { type Reachable, registerReachable } from '../../reach/registry.ts'
import { mayAskWhoReaches } from '../../reach/ways.ts'
import { person } from '../person.ts'
import { UserRef } from '../user.ts'
import { AccessActionType, AccessPathKindType, AccessPathType, inOrder } from './access-path.ts'

type Types = typeof builder extends PothosSchemaTypes.SchemaBuilder<infer T> ? T : never

const PersonReachingType = builder.objectRef<PersonReaching>('PersonReaching').implement({
  description: 'A person who reaches an object, and by which ways.',
  fields: (t) => ({
    user: t.prismaField({
      type: UserRef,
      description: 'The person.',
      resolve: async (query, { userId }, _args, ctx) => (await person(ctx, userId, query))!,
    }),
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

const Filter = builder.inputType('PersonReachingFilter', {
  description: 'Which people; all that is given must hold.',
  fields: (t) => ({
    search: t.string({ description: 'In name, username or address, whatever the case.' }),
    pathKinds: t.field({ type: [AccessPathKindType], description: 'Who have a way of one of these kinds.' }),
    action: t.field({ type: AccessActionType, description: 'Who may do this with it.' }),
  }),
})

const Connection = builder.connectionObject(
  { name: 'PersonReachingConnection', type: PersonReachingType, description: 'A page of people, by name.' },
  { name: 'PersonReachingConnectionEdge', description: 'One person with their cursor.' },
)

/** Makes a type one whose reach can be asked for: registers it, and hangs `reachableBy` on it. */
export function attachReach(ref: ObjectRef<Types, { readonly id: string }>, type: Reachable): void {
  registerReachable(type)
  builder.objectField(ref, 'reachableBy', (t) =>
    t.connection(
      {
        type: PersonReachingType,
        nullable: true,
        description: `Who reaches the ${type.noun} and by which ways, of those who may come in; null where the viewer may not ask.`,
        args: { filter: t.arg({ type: Filter, description: 'Which.' }) },
        resolve: async ({ id }, args, ctx) => {
          if (!(await mayAskWhoReaches(ctx, id, type.functions.mayAsk))) return null
          const { search = null, pathKinds = null, action = null } = args.filter ?? {}
          const asked = { kind: type.kind, filter: { search, kinds: pathKinds, action } }
          const bounds = boundsOf(args, peopleOrder)
          const rows = bounds.size === 0 ? [] : ((await peopleReaching(ctx, id, { ...asked, bounds })) ?? [])
          return pageOf(rows, bounds, async () => (await countReaching(ctx, id, asked)) ?? 0)
        },
      },
      Connection,
    ),
  )
}
