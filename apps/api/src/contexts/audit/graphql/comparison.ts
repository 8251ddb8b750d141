import { GraphQLError } from 'graphql'
import { builder } from '../../../kernel/builder.ts'
import type { Context } from '../../../kernel/context.ts'
import { FieldChangeType } from '../../../kernel/graphql/refusal-types.ts'
import type { FieldChange } from '../../../kernel/refusals.ts'
import { person } from '../../identity/index.ts'

const kinds = {
  Project: 'The project itself.',
  ProjectMember: 'Who works on it.',
  ProjectResourceManager: 'Who keeps its allocations.',
  Allocation: 'An allocation.',
  ResourceShare: 'A share it gives or receives.',
  DataShare: 'A data share.',
} as const
type Kind = keyof typeof kinds

interface Difference {
  readonly kind: Kind
  readonly id: string
  readonly label: string
  readonly change: 'GAINED' | 'LOST' | 'CHANGED'
  readonly changes: readonly FieldChange[]
}

const shouted = (kind: string) => kind.replace(/(?<=[a-z])(?=[A-Z])/g, '_').toUpperCase()

const KindType = builder.enumType('DifferenceKind', {
  description: 'What it is that differs.',
  values: Object.fromEntries(
    Object.entries(kinds).map(([kind, description]) => [shouted(kind), { value: kind as Kind, description }]),
  ) as Record<string, { value: Kind; description: string }>,
})

const ChangeType = builder.enumType('DifferenceChange', {
  description: 'How it differs.',
  values: {
    GAINED: { description: 'There at the later moment, and not at the earlier one.' },
    LOST: { description: 'There at the earlier moment, and no more at the later one.' },
    CHANGED: { description: 'There at both, and not the same.' },
  } as const,
})

const DifferenceType = builder.objectRef<Difference>('Difference').implement({
  description: 'One thing that was not the same at two moments.',
  fields: (t) => ({
    kind: t.field({ type: KindType, description: 'What it is.', resolve: ({ kind }) => kind }),
    key: t.globalID({
      description: 'Its id; of a member or a manager the person’s.',
      resolve: ({ kind, id }) => ({ type: /^Project./.test(kind) ? 'User' : kind, id }),
    }),
    label: t.exposeString('label', { description: 'What it is called: a name, a person, `CPU to AB-12`.' }),
    change: t.field({ type: ChangeType, description: 'How it differs.', resolve: ({ change }) => change }),
    changes: t.field({
      type: [FieldChangeType],
      description: 'Its fields that differ: before at the earlier moment, after at the later one.',
      resolve: ({ changes }) => [...changes],
    }),
  }),
})

interface Moments {
  readonly from: Date
  readonly to: Date
}

/** What differs of one thing between two moments, in one statement; nothing of what the viewer may not see. */
const compared = (ctx: Context, { kind, id, from, to }: Moments & { readonly kind: Kind; readonly id: string }) => {
  if (from >= to) throw new GraphQLError('`to` comes after `from`.', { extensions: { code: 'BAD_USER_INPUT' } })
  return ctx.sql<Difference & { id: string }>(
    'select kind, id, label, change, changes from past.compared($1, $2, $3, $4)',
    [kind, id, from, to],
  )
}

/** Adds `compare<Kind>` to the queries. */
export function attachComparison(kind: 'Project' | 'Allocation' | 'ResourceShare' | 'DataShare', noun: string): void {
  builder.queryField(`compare${kind}`, (t) =>
    t.field({
      type: [DifferenceType],
      description: `What was different of ${noun} at one moment from what it was at an earlier one; nothing where the viewer may not see it.`,
      args: {
        id: t.arg.globalID({ required: true, description: 'Its id.' }),
        from: t.arg({ type: 'DateTime', required: true, description: 'The earlier moment.' }),
        to: t.arg({ type: 'DateTime', required: true, description: 'The later one; one to come counts as now.' }),
      },
      resolve: (_root, { id, from, to }, ctx) => compared(ctx, { kind, id: id.id, from, to }),
    }),
  )
}

interface Moment {
  readonly at: Date
  readonly actions: string[]
  readonly changedByIds: string[]
}

const MomentType = builder.objectRef<Moment>('Moment').implement({
  description: 'A moment at which something changed.',
  fields: (t) => ({
    at: t.field({ type: 'DateTime', description: 'When.', resolve: ({ at }) => at }),
    actions: t.exposeStringList('actions', { description: 'By which operations, such as `editProject`.' }),
    changedBy: t.prismaField({
      type: ['User'],
      description: 'By whom; nobody where the installation itself did.',
      resolve: async (query, { changedByIds }, _args, ctx) =>
        (await Promise.all(changedByIds.map((id) => person(ctx, id, query)))).filter((user) => user !== undefined),
    }),
  }),
})

builder.queryField('projectMoments', (t) =>
  t.field({
    type: [MomentType],
    description:
      'The moments at which a project, its people, its allocations, shares or data shares changed, oldest first: the marks on its time line.',
    args: { id: t.arg.globalID({ required: true, description: 'The project.' }) },
    resolve: (_root, { id }, ctx) =>
      ctx.sql<Moment & { at: Date }>('select at, actions, changed_by as "changedByIds" from past.moments($1)', [id.id]),
  }),
)
