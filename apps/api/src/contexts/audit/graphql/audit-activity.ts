import { GraphQLError } from 'graphql'
import { builder } from '../../../kernel/builder.ts'
import { AuditLogFilterInput, filterJson, isNobodys } from './audit-filter.ts'

const hour = 3_600_000
/** As short a step as fits: a week by the hour, two months by eight hours, half a year by the day, … */
const steps = [hour, 8 * hour, 24 * hour, 7 * 24 * hour, 28 * 24 * hour, 364 * 24 * hour]
const mostSteps = 184
/** Counted in each step; beyond it "at least". */
const most = 2000
const longest = 60 * 366 * 24 * hour

interface Bar {
  readonly startsAt: Date
  readonly count: number
  /** Whether there were more rows than were looked through. */
  readonly isPartial: boolean
}

interface Activity {
  readonly from: Date
  readonly to: Date
  readonly step: number
  readonly bars: readonly Bar[]
}

const BarType = builder.objectRef<Bar>('AuditActivityBar').implement({
  description: 'One step of time.',
  fields: (t) => ({
    startsAt: t.field({ type: 'DateTime', description: 'From when on.', resolve: ({ startsAt }) => startsAt }),
    count: t.exposeInt('count', { description: 'How many entries were counted: 2,000 at most.' }),
    isPartial: t.exposeBoolean('isPartial', {
      description:
        'Whether there may be more than were counted: beyond 2,000, or than a filter on fields looks through.',
    }),
  }),
})

const AuditActivityType = builder.objectRef<Activity>('AuditActivity').implement({
  description: 'How much was done when.',
  fields: (t) => ({
    from: t.field({ type: 'DateTime', description: 'The start of the first step.', resolve: ({ from }) => from }),
    to: t.field({ type: 'DateTime', description: 'The end of the last step.', resolve: ({ to }) => to }),
    stepSeconds: t.int({
      description: 'How long a step is: an hour, where that fits.',
      resolve: ({ step }) => step / 1000,
    }),
    bars: t.field({
      type: [BarType],
      description: 'Each step in order, the quiet ones too.',
      resolve: ({ bars }) => [...bars],
    }),
  }),
})

builder.queryField('auditActivity', (t) =>
  t.field({
    type: AuditActivityType,
    description:
      'How much was done when, by the hour over up to a week and by longer steps over a longer time: of the filter’s own time, else of the last seven days.',
    args: { filter: t.arg({ type: AuditLogFilterInput, description: 'Of which entries.' }) },
    resolve: async (_root, { filter }, ctx): Promise<Activity> => {
      const end = (filter?.to ?? ctx.now).getTime()
      const begin = (filter?.from ?? new Date(end - 7 * 24 * hour)).getTime()
      if (begin >= end || end - begin > longest)
        throw new GraphQLError('Ask for a time that begins before it ends, of sixty years at most.', {
          extensions: { code: 'BAD_USER_INPUT' },
        })
      const step = steps.find((length) => (end - begin) / length <= mostSteps) ?? steps.at(-1)!
      const [from, to] = [Math.floor(begin / step) * step, Math.ceil(end / step) * step].map((ms) => new Date(ms))
      const rows =
        filter && isNobodys(filter)
          ? []
          : await ctx.sql<Bar>(
              'select starts_at as "startsAt", count, is_partial as "isPartial" from audit.activity($1, $2, $3, make_interval(secs => $4), $5)',
              [await filterJson(ctx, filter ?? {}), from, to, step / 1000, most],
            )
      return { from: from!, to: to!, step, bars: rows }
    },
  }),
)
