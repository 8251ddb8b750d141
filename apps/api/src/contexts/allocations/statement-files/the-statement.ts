import type { Context } from '../../../kernel/context.ts'
import { NotFound } from '../../../kernel/refusals.ts'
import { coins } from '../rules/billing/money.ts'
import { monthOf, writeMonth } from '../rules/billing/month.ts'

/** A statement as it is printed: figures as text, with as many decimals as they need. */
export interface Printed {
  readonly number: string
  readonly month: string
  readonly monthInWords: string
  readonly project: string
  readonly costCentre: string
  /** Purchase order, grant code and note, as the project said. */
  readonly billedTo: Readonly<Record<string, string>>
  readonly currency: string
  readonly total: string
  readonly issuedOn: string
  readonly tenant: string
  readonly lines: readonly PrintedLine[]
}

export interface PrintedLine {
  readonly source: string
  readonly forMonth: string
  readonly what: string
  readonly unit: string
  readonly quantity: string
  readonly price: string
  readonly percent: string
  readonly amount: string
  readonly reason: string
}

const short = (figure: { toFixed(digits: number): string } | null, digits = 4) =>
  figure
    ? figure
        .toFixed(digits)
        .replace(/(\.\d*?)0+$/, '$1')
        .replace(/\.$/, '')
    : ''

/** Statements as they are printed, by number; those the viewer may not see are none. @throws NotFound where there is none */
export async function printed(ctx: Context, which: { id: string } | { month: string }): Promise<Printed[]> {
  const rows = await ctx.tx.statement.findMany({
    where: {
      tenantId: ctx.viewer.tenantId,
      ...('id' in which ? which : { month: new Date(which.month), status: 'ISSUED' }),
    },
    orderBy: [{ number: 'asc' }, { id: 'asc' }],
    include: { project: true, tenant: true, lines: { orderBy: [{ createdAt: 'asc' }, { id: 'asc' }] } },
  })
  if (rows.length === 0) throw new NotFound('statement', ['id'])
  return rows.map(({ lines, currency, project, tenant, ...row }) => {
    const billing = ((row.status === 'ISSUED' ? row.billedTo : project.billingDetails) ?? {}) as Record<string, string>
    const { costCentre = '', ...billedTo } = billing
    return {
      number: row.number ?? '',
      month: writeMonth(row.month),
      monthInWords: monthOf(row.month),
      project: row.projectName ?? `${project.publicId} ${project.name}`,
      costCentre,
      billedTo,
      currency,
      total: coins(row.total.toFixed(4), currency),
      issuedOn: row.issuedAt?.toISOString().slice(0, 10) ?? '',
      tenant: tenant.name,
      lines: lines.map((line) => ({
        source: line.source,
        forMonth: writeMonth(line.forMonth),
        what: line.what,
        unit: line.unit ?? '',
        quantity: short(line.quantity),
        price: short(line.price),
        percent: short(line.percent, 2),
        amount: coins(line.amount.toFixed(4), currency),
        reason: line.reason ?? '',
      })),
    }
  })
}
