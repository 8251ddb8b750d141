import type { Of } from './house-identity.ts'

/** What a house holds of recorded use. */
export function usageSeed({ the, t, day }: Of): Readonly<Record<string, string>> {
  return {
    '0015_usage': `
      insert into allocations.usage_rules (tenant_id, id, resource_type_id, measure, weight) values (${t}, ${the('usage rule')}, ${the('cpu')}, 'CPU_HOURS', 1);
      insert into allocations.usage_accounts (tenant_id, id, cluster, account, project_id) values (${t}, ${the('usage account')}, null, 'light', ${the('project')});
      insert into allocations.usage_imports (tenant_id, id, format, origin, file_name, sha256, lines, recorded_by) values (${t}, ${the('usage import')}, 'SACCT', 'tux', 'jobs.txt', sha256('jobs'), 1, ${the('manager')});
      insert into allocations.usage_charges (tenant_id, id, usage_import_id, project_id, resource_type_id, used_on, kind, amount, charged, uncharged, recorded_at)
      values (${t}, ${the('usage charge')}, ${the('usage import')}, ${the('project')}, ${the('cpu')}, '2026-01-01', 'CONSUMED', 2, 2, 0, '${day}');
      insert into allocations.draws (tenant_id, id, project_id, paying_project_id, allocation_id, is_storage_type, k, source, amount, drawn_by, usage_charge_id)
      values (${t}, ${the('draw of use')}, ${the('project')}, ${the('project')}, ${the('hours')}, false, 0, 'OWN', 2, ${the('manager')}, ${the('usage charge')});
      insert into allocations.usage_records (tenant_id, origin, external_id, resource_type_id, revision, usage_charge_id, project_id, user_id, username, quantity, total, starts_at, ends_at, details)
      values (${t}, 'tux', '1', ${the('cpu')}, 1, ${the('usage charge')}, ${the('project')}, ${the('member')}, 'member', 2, 2, '${day}', '${day}', '{}');
      insert into allocations.usage_staging (tenant_id, usage_import_id, line, external_id, resource_type_id, kind, account, quantity, starts_at, ends_at, details)
      values (${t}, ${the('usage import')}, 1, '1', ${the('cpu')}, 'CONSUMED', 'light', 2, '${day}', '${day}', '{}');
      insert into allocations.usage_caps (tenant_id, id, project_id, resource_type_id, user_id, amount, per) values (${t}, ${the('usage cap')}, ${the('project')}, ${the('cpu')}, ${the('member')}, 100, 'MONTH');
      insert into allocations.usage_alerts (tenant_id, id, allocation_id, project_id, is_storage_type, k, threshold, drawn, quantity, raised_at)
      values (${t}, ${the('usage alert')}, ${the('hours')}, ${the('project')}, false, 0, 80, 800, 1000, '${day}')`,
  }
}
