import { builder } from '../../../../kernel/builder.ts'
import { holds } from '../../../identity/index.ts'
import { coins } from '../../rules/billing/money.ts'
import { projectRow } from '../rows.ts'
import { billedIn, isIssued, openMonth, type Sum } from '../../operations/billing/billed.ts'
import { askedMonth } from './asked-month.ts'

/** A sum in one currency. */
export const MoneyType = builder.objectRef<Sum>('BilledSum').implement({
  description: 'What is billed in one currency: a sum of lines, each rounded by itself.',
  fields: (t) => ({
    costCentre: t.exposeString('costCentre', { nullable: true, description: 'To which cost centre; null: to none.' }),
    currency: t.exposeString('currency', { description: 'Three letters of ISO 4217.' }),
    total: t.field({ type: 'Decimal', description: 'The sum.', resolve: (sum) => coins(sum.total, sum.currency) }),
    project: t.prismaField({
      type: 'Project',
      nullable: true,
      description: 'Of which project, where it is one project’s and the viewer may see it.',
      resolve: (query, { projectId }, _args, ctx) => (projectId ? projectRow(ctx, projectId, query) : null),
    }),
    lines: t.exposeInt('lines', { description: 'How many lines it is made of.' }),
  }),
})

interface Month {
  readonly month: string
  readonly issued: boolean
  readonly mayBeIssued: boolean
  readonly sums: readonly Sum[]
}

/** Adds up in whole ten-thousandths: a float would lose the last coin. */
function added(sums: readonly Sum[], key: (sum: Sum) => Partial<Sum>): Sum[] {
  const found = new Map<string, { sum: Sum; units: bigint; lines: number }>()
  for (const sum of sums) {
    const by = { costCentre: null, projectId: null, ...key(sum), currency: sum.currency }
    const name = JSON.stringify(by)
    const one = found.get(name) ?? { sum: { ...by, total: '0', lines: 0 }, units: 0n, lines: 0 }
    found.set(name, { ...one, units: one.units + BigInt(sum.total.replace('.', '')), lines: one.lines + sum.lines })
  }
  return [...found.values()].map(({ sum, units, lines }) => ({ ...sum, lines, total: fixed(units) }))
}

function fixed(units: bigint): string {
  const digits = (units < 0n ? -units : units).toString().padStart(5, '0')
  return `${units < 0n ? '-' : ''}${digits.slice(0, -4)}.${digits.slice(-4)}`
}

const MonthType = builder.objectRef<Month>('BillingMonth').implement({
  description: 'What a month comes to: issued, as it was; else, as it would be issued now.',
  fields: (t) => ({
    month: t.exposeString('month', { description: 'Written as `2026-10`.' }),
    issued: t.exposeBoolean('issued', { description: 'Whether its statements are issued.' }),
    mayBeIssued: t.exposeBoolean('mayBeIssued', { description: 'Whether it is over, and the next to be issued.' }),
    totals: t.field({
      type: [MoneyType],
      description: 'In all, for each currency.',
      resolve: ({ sums }) => added(sums, () => ({})),
    }),
    costCentres: t.field({
      type: [MoneyType],
      description: 'For each cost centre.',
      resolve: ({ sums }) => added(sums, ({ costCentre }) => ({ costCentre })),
    }),
    projects: t.field({
      type: [MoneyType],
      description: 'For each project: its statement, or what that would be.',
      resolve: ({ sums }) => added(sums, ({ projectId, costCentre }) => ({ projectId, costCentre })),
    }),
  }),
})

builder.queryField('billingMonth', (t) =>
  t.field({
    type: MonthType,
    nullable: true,
    description: 'What a month comes to. Needs billing:view; null without.',
    args: { month: t.arg.string({ required: true, description: 'Written as `2026-10`.' }) },
    resolve: async (_root, { month }, ctx) => {
      if (!holds(ctx, 'billing:view')) return null
      const day = askedMonth(month)
      const issued = await isIssued(ctx, day)
      const sums = await billedIn(ctx, { month: day, issued })
      return { month, issued, mayBeIssued: !issued && (await openMonth(ctx, day)), sums }
    },
  }),
)
