import { id } from './house.ts'

const t = id('a', 'tenant')

const set = (table: string, assignments: string): string =>
  `update allocations.${table} set ${assignments} where tenant_id = '${t}'`

/** What is written once breaks its checks by a further row like the first. */
const like = (table: string, otherwise: Record<string, unknown>): string =>
  `insert into allocations.${table} select (jsonb_populate_record(null::allocations.${table}, to_jsonb(x) || jsonb_build_object('id', gen_random_uuid()) || '${JSON.stringify(otherwise)}')).*
   from allocations.${table} x where x.tenant_id = '${t}' order by x.ctid limit 1`

/** The checks of prices and statements. */
export const brokenBillingChecks: Readonly<Record<string, string>> = {
  rates_basis_check: set('rates', `basis = 'GUESSED'`),
  rates_price: set('rates', `price = 'NaN'`),
  rates_currency_format: set('rates', `currency = 'eur'`),
  rates_span: set('rates', `valid_until = valid_from - 1`),
  project_classes_name_not_empty: set('project_classes', `name = ' '`),
  discounts_percent: set('discounts', 'percent = 100.01'),
  discounts_span: set('discounts', `valid_until = 'infinity'`),
  billing_months_first_day: set('billing_months', `month = '2026-01-02'`),
  statements_first_day: like('statements', { month: '2026-02-02' }),
  statements_currency_format: like('statements', { currency: '€' }),
  statements_status_check: like('statements', { status: 'PAID', issued_at: null }),
  statements_issued_whole: like('statements', { number: null }),
  statement_lines_source_check: like('statement_lines', { source: 'GUESS' }),
  statement_lines_first_day: like('statement_lines', { for_month: '2026-01-31' }),
  statement_lines_amount: like('statement_lines', { amount: 'NaN' }),
  statement_lines_whole: like('statement_lines', { price: null }),
}
