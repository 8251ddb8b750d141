import { guardFormula } from '@tenure/interchange'
import { stringify } from 'csv-stringify/sync'
import type { Printed } from './the-statement.ts'

const columns = [
  'number',
  'month',
  'project',
  'costCentre',
  'purchaseOrder',
  'grantCode',
  'currency',
  'source',
  'forMonth',
  'what',
  'unit',
  'quantity',
  'price',
  'percent',
  'amount',
  'reason',
] as const

/** Statements line by line, each line with its statement: what an accounting system reads. */
export function statementCsv(statements: readonly Printed[]): string {
  const rows = statements.flatMap(({ lines, billedTo, ...one }) =>
    lines.map((line) => ({
      ...line,
      number: one.number,
      month: one.month,
      project: guardFormula(one.project),
      costCentre: guardFormula(one.costCentre),
      purchaseOrder: guardFormula(billedTo['purchaseOrder'] ?? ''),
      grantCode: guardFormula(billedTo['grantCode'] ?? ''),
      currency: one.currency,
      what: guardFormula(line.what),
      unit: guardFormula(line.unit),
      reason: guardFormula(line.reason),
    })),
  )
  return stringify(rows, { header: true, columns: [...columns], record_delimiter: 'windows' })
}
