import { batched, byId } from '../../../kernel/batch.ts'
import { builder } from '../../../kernel/builder.ts'
import { byColumn, byGlobalId, byRow } from '../../../kernel/compiled/declare.ts'
import type { Context } from '../../../kernel/context.ts'

/** A project by name only: what one sees of the other end of a rule. */
export interface ProjectReference {
  readonly id: string
  readonly publicId: string
  readonly name: string
}

const load = batched<ProjectReference>(async (ctx, ids) =>
  byId(
    await ctx.sql<{ id: string; publicId: string; name: string }>(
      'select id, public_id as "publicId", name from allocations.project_references($1)',
      [ids],
    ),
  ),
)

/** The project by name; one whose name the viewer may not learn has none. */
export async function projectReference(ctx: Context, id: string): Promise<ProjectReference> {
  return (await load(ctx, id, null)) ?? { id, publicId: '—', name: 'a project you may not see' }
}

/** The same as part of one statement: the project that a column of the row names. */
export const referenceTo = (column: string) =>
  byRow({
    from: (k, { x, together }) => {
      const known = together({ of: column, sql: (ids) => `select * from allocations.project_references(${ids})` })
      return `(select coalesce(f.id, ${x}.${column}) as id, coalesce(f.public_id, '—') as public_id, coalesce(f.name, 'a project you may not see') as name
        from (select 1) one left join ${known} f on f.id = ${x}.${column} where ${x}.${column} is not null) ${k}`
    },
  })

export const ProjectReferenceType = builder.objectRef<ProjectReference>('ProjectReference').implement({
  description: 'A project by name only: what one sees of the other end of a share without being let into it.',
  fields: (t) => ({
    id: t.globalID({
      description: 'Its id; the project itself is there for whoever may see it.',
      extensions: byGlobalId('Project'),
      resolve: ({ id }) => ({ type: 'Project', id }),
    }),
    publicId: t.exposeString('publicId', {
      description: 'Short and spoken: `AB-12`.',
      extensions: byColumn('publicId'),
    }),
    name: t.exposeString('name', { description: 'Its name.', extensions: byColumn('name') }),
  }),
})

builder.queryField('projectReference', (t) =>
  t.field({
    type: ProjectReferenceType,
    nullable: true,
    description:
      'A living project to share with, by its exact public id; null when there is none, or when the viewer has nothing to share.',
    args: { publicId: t.arg.string({ required: true, description: 'Its public id: `AB-12`.' }) },
    resolve: async (_root, { publicId }, ctx) => {
      const [found] = await ctx.sql<{ id: string; publicId: string; name: string }>(
        'select id, public_id as "publicId", name from allocations.shareable_project(null, $1)',
        [publicId.trim()],
      )
      return found ?? null
    },
  }),
)
