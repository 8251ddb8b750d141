import { builder } from '../../../../kernel/builder.ts'
import { relatedList } from '../../../../kernel/graphql/related-list.ts'
import { DrawSource } from '../draw-resource.ts'
import { ProjectReferenceType, projectReference } from '../project-reference.ts'
import { theResourceType } from '../rows.ts'

interface DrawRow {
  readonly projectId: string
  readonly payingProjectId: string
  readonly resourceTypeId: string
  readonly source: 'OWN' | 'RECEIVED' | 'DEFAULT_PROJECT'
  readonly amount: string
  readonly forced: boolean
  readonly note: string | null
  readonly drawnAt: Date
  readonly usedOn: Date | null
}

const DrawType = builder.objectRef<DrawRow>('Draw').implement({
  description: 'A row of the ledger: who used how much, and who pays for it.',
  fields: (t) => ({
    project: t.field({
      type: ProjectReferenceType,
      description: 'Who used it.',
      resolve: ({ projectId }, _args, ctx) => projectReference(ctx, projectId),
    }),
    payingProject: t.field({
      type: ProjectReferenceType,
      description: 'Whose allocation pays.',
      resolve: ({ payingProjectId }, _args, ctx) => projectReference(ctx, payingProjectId),
    }),
    resourceType: t.prismaField({
      type: 'ResourceType',
      description: 'Of what.',
      resolve: (query, { resourceTypeId }, _args, ctx) => theResourceType(ctx, resourceTypeId, query),
    }),
    source: t.field({ type: DrawSource, description: 'By which right.', resolve: ({ source }) => source }),
    amount: t.field({
      type: 'Decimal',
      description: 'How much; below zero where it corrects an earlier one.',
      resolve: ({ amount }) => amount,
    }),
    forced: t.exposeBoolean('forced', { description: 'Whether it was recorded beyond what was left.' }),
    note: t.exposeString('note', { nullable: true, description: 'What for.' }),
    drawnAt: t.field({ type: 'DateTime', description: 'When it was written.', resolve: ({ drawnAt }) => drawnAt }),
    usedOn: t.field({
      type: 'DateTime',
      nullable: true,
      description: 'The day of use that it pays for; null where somebody drew by hand.',
      resolve: ({ usedOn }) => usedOn,
    }),
  }),
})

const Connection = builder.connectionObject(
  { name: 'DrawConnection', type: DrawType, description: 'A page of the ledger, newest first.' },
  { name: 'DrawConnectionEdge', description: 'One row of the ledger with its cursor.' },
)

const list = (parent: string) =>
  relatedList<DrawRow>({
    from: `allocations.draws x join allocations.allocations a on a.tenant_id = x.tenant_id and a.id = x.allocation_id
      left join allocations.usage_charges c on c.tenant_id = x.tenant_id and c.id = x.usage_charge_id`,
    columns: `x.project_id as "projectId", x.paying_project_id as "payingProjectId", a.resource_type_id as "resourceTypeId", x.source, x.amount::text, x.forced, x.note, x.drawn_at as "drawnAt", c.used_on::timestamp at time zone 'UTC' as "usedOn"`,
    parent,
    order: [
      { column: 'x.drawn_at', type: 'timestamptz' },
      { column: 'x.id', type: 'uuid' },
    ],
    direction: 'desc',
  })

const [spent, paid] = [list('x.project_id'), list('x.paying_project_id')]

builder.prismaObjectField('Project', 'draws', (t) =>
  t.connection(
    {
      type: DrawType,
      description:
        'What it used and who paid for it, newest first; of allocations that the viewer may not see, nothing.',
      resolve: ({ id }, args, ctx) => spent(ctx, id, args),
    },
    Connection,
  ),
)
builder.prismaObjectField('Project', 'drawsPaid', (t) =>
  t.connection(
    {
      type: DrawType,
      description: 'What its allocations paid for, its own use and others’, newest first.',
      resolve: ({ id }, args, ctx) => paid(ctx, id, args),
    },
    Connection,
  ),
)
