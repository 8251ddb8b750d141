import { id } from './house.ts'

const t = id('a', 'tenant')

/** Breaks a check by setting columns of a row of house a to what they may not be. */
const set = (table: string, assignments: string): string =>
  `update allocations.${table} set ${assignments} where ctid = (select x.ctid from allocations.${table} x where x.tenant_id = '${t}' order by x.ctid limit 1)`

/** A ledger that only grows breaks its checks by a further row. */
const record = (columns: string, values: string): string =>
  `insert into allocations.usage_records (tenant_id, origin, external_id, resource_type_id, revision, usage_charge_id, project_id, quantity, total, starts_at, ends_at, details) select x.tenant_id, x.origin, ${columns} from allocations.usage_records x cross join (values (${values})) v (a) where x.tenant_id = '${t}' limit 1`
const like = (
  change: Partial<Record<'external_id' | 'revision' | 'quantity' | 'total' | 'starts_at' | 'ends_at', string>>,
): string =>
  record(
    `${change.external_id ?? 'x.external_id'}, x.resource_type_id, ${change.revision ?? '2'}, x.usage_charge_id, x.project_id, ${change.quantity ?? '1'}, ${change.total ?? '1'}, ${change.starts_at ?? 'x.starts_at'}, ${change.ends_at ?? 'x.ends_at'}, '{}'::jsonb`,
    '1',
  )

/** The checks of recorded use. */
export const brokenUsageChecks: Readonly<Record<string, string>> = {
  resource_types_overuse_check: set('resource_types', `overuse = 'IGNORE'`),
  usage_rules_measure_check: set('usage_rules', `measure = 'SMILES'`),
  usage_rules_cluster_not_empty: set('usage_rules', `cluster = ' '`),
  usage_rules_partition_not_empty: set('usage_rules', `partition = ''`),
  usage_rules_weight: set('usage_rules', 'weight = -1'),
  usage_accounts_cluster_not_empty: set('usage_accounts', `cluster = ''`),
  usage_accounts_account_not_empty: set('usage_accounts', `account = ' '`),
  usage_imports_format_check: set('usage_imports', `format = 'PAPER'`),
  usage_imports_origin_not_empty: set('usage_imports', `origin = ''`),
  usage_imports_sha256_length: set('usage_imports', `sha256 = 'short'`),
  usage_imports_lines: set('usage_imports', 'lines = -1'),
  usage_imports_refused: set('usage_imports', 'refused = -1'),
  usage_imports_summary_is_object: set('usage_imports', `summary = '[]'`),
  usage_charges_kind_check: set('usage_charges', `kind = 'GUESSED'`),
  usage_charges_amount: set('usage_charges', `amount = 'NaN', charged = 'NaN', uncharged = 0`),
  usage_charges_adds_up: set('usage_charges', 'charged = 1'),
  usage_records_external_id_length: like({ external_id: `''` }),
  usage_records_revision: like({ revision: '0' }),
  usage_records_quantity: like({ quantity: `'NaN'` }),
  usage_records_total: like({ total: '-1' }),
  usage_records_start_finite: like({ starts_at: `'-infinity'` }),
  usage_records_end_finite: like({ ends_at: `'infinity'` }),
  usage_records_order: like({ ends_at: `x.starts_at - interval '1 second'` }),
  usage_staging_kind_check: set('usage_staging', `kind = 'GUESSED'`),
  usage_caps_amount: set('usage_caps', 'amount = -1'),
  usage_caps_per_check: set('usage_caps', `per = 'DAY'`),
  usage_alerts_threshold_check: set('usage_alerts', 'threshold = 81'),
}
