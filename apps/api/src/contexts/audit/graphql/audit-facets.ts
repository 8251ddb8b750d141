import { builder } from '../../../kernel/builder.ts'
import { AuditLogFilterInput, filterJson, isNobodys } from './audit-filter.ts'
import { nameOf } from './names.ts'

const of = ['PERSON', 'ACTION', 'RESOURCE_TYPE', 'PROJECT', 'ACTOR_KIND', 'ADDRESS'] as const
type Of = (typeof of)[number]

/** One value with how often it stands. */
interface Value {
  readonly facet: Of
  readonly value: string
  readonly count: number
}

interface Counted {
  readonly count: number
  readonly since: Date | null
  readonly values: readonly Value[]
}

const AuditFacetOf = builder.enumType('AuditFacetOf', {
  description: 'By what the entries of the trail are counted.',
  values: {
    PERSON: { description: 'Who did it.' },
    ACTION: { description: 'The operation.' },
    RESOURCE_TYPE: { description: 'The table of what was changed.' },
    PROJECT: { description: 'The project it was done in.' },
    ACTOR_KIND: { description: 'How they came.' },
    ADDRESS: { description: 'From where; told to those with `audit:read` alone.' },
  } as const,
})

/** What the facet's values are ids of, where they are. */
const typeOf: Partial<Record<Of, string>> = { PERSON: 'User', PROJECT: 'Project' }

const AuditFacetValueType = builder.objectRef<Value>('AuditFacetValue').implement({
  description: 'One value, and how many of the entries have it.',
  fields: (t) => ({
    facet: t.field({ type: AuditFacetOf, description: 'Of which kind the value is.', resolve: ({ facet }) => facet }),
    value: t.string({
      description: 'The value as the filter takes it: a global id for a person or a project, else as it stands.',
      resolve: ({ facet, value }) =>
        typeOf[facet] ? Buffer.from(`${typeOf[facet]}:${value}`).toString('base64') : value,
    }),
    name: t.string({
      nullable: true,
      description: 'Its name, of a person or a project that the viewer may see.',
      resolve: ({ facet, value }, _args, ctx) => (typeOf[facet] ? nameOf(ctx, value) : null),
    }),
    count: t.exposeInt('count', { description: 'How many.' }),
  }),
})

const AuditFacetsType = builder.objectRef<Counted>('AuditFacets').implement({
  description: 'How the entries that fit are spread: the newest 100,000 of them at most.',
  fields: (t) => ({
    count: t.exposeInt('count', { description: 'How many were counted.' }),
    since: t.field({
      type: 'DateTime',
      nullable: true,
      description: 'From when on, where there are older ones too that were not counted.',
      resolve: ({ since }) => since,
    }),
    values: t.field({
      type: [AuditFacetValueType],
      description: 'The most frequent values of each kind, a dozen at most.',
      resolve: ({ values }) => [...values],
    }),
  }),
})

builder.queryField('auditFacets', (t) =>
  t.field({
    type: AuditFacetsType,
    description: 'How many entries of the trail there are by person, action, object, project, way and address.',
    args: { filter: t.arg({ type: AuditLogFilterInput, description: 'Of which.' }) },
    resolve: async (_root, { filter }, ctx): Promise<Counted> => {
      if (filter && isNobodys(filter)) return { count: 0, since: null, values: [] }
      const rows = await ctx.sql<{ facet: Of | null; value: string; count: number; since: Date | null }>(
        'select facet, value, count, since from audit.facets($1)',
        [await filterJson(ctx, filter ?? {})],
      )
      const all = rows.find(({ facet }) => facet === null)
      return {
        count: all?.count ?? 0,
        since: all?.since ?? null,
        values: rows.flatMap(({ facet, value, count }) => (facet ? [{ facet, value, count }] : [])),
      }
    },
  }),
)
