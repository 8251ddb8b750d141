import type { Of } from './house-identity.ts'

/** What a house holds of notices and of supply. */
export function laterSeed({ house, the, t, day }: Of): Readonly<Record<string, string>> {
  return {
    '0016_notifications': `
      insert into identity.notifications (tenant_id, id, user_id, kind, key, project_id, about_type, about_id, actor_id, channel)
      values (${t}, ${the('notice')}, ${the('pi')}, 'allocation.expiring', 'space 30', ${the('project')}, 'allocations', ${the('space')}, ${the('manager')}, 'DIGEST');
      insert into identity.notification_preferences (tenant_id, id, user_id, kind, channel) values (${t}, ${the('preference')}, ${the('pi')}, 'allocation.renewed', 'NONE');
      insert into identity.calendar_links (tenant_id, id, user_id, token_hash) values (${t}, ${the('calendar')}, ${the('pi')}, sha256('calendar ${house}'))`,
    '0020_supply': `
      insert into allocations.resource_supplies (tenant_id, id, resource_type_id, name, quantity, starts_at) values (${t}, ${the('supply')}, ${the('cpu')}, 'Nodes', 5000, '${day}');
      insert into allocations.overcommitments (tenant_id, id, resource_type_id, project_id, allocation_id, is_storage_type, begins_at, supply, granted, made_by)
      values (${t}, ${the('overcommitment')}, ${the('cpu')}, ${the('project')}, ${the('hours')}, false, '${day}', 900, 1000, ${the('manager')})`,
    '0021_billing': `
      insert into allocations.rates (tenant_id, id, resource_type_id, basis, price, currency, valid_from) values (${t}, ${the('rate')}, ${the('cpu')}, 'USED', 0.05, 'EUR', '2026-01-01');
      insert into allocations.project_classes (tenant_id, id, name) values (${t}, ${the('class')}, 'Industry');
      insert into allocations.classed_projects (tenant_id, id, project_id, project_class_id) values (${t}, ${the('classed')}, ${the('project')}, ${the('class')});
      insert into allocations.discounts (tenant_id, id, project_class_id, resource_type_id, percent, valid_from) values (${t}, ${the('discount')}, ${the('class')}, ${the('cpu')}, 10, '2026-01-01')`,
    '0021_billing_statements': `
      insert into allocations.billing_months (tenant_id, id, month, issued_by) values (${t}, ${the('billing month')}, '2026-01-01', ${the('manager')});
      insert into allocations.statements (tenant_id, id, project_id, month, currency) values (${t}, ${the('statement')}, ${the('project')}, '2026-01-01', 'EUR');
      insert into allocations.statement_lines (tenant_id, id, statement_id, project_id, source, for_month, resource_type_id, rate_id, what, unit, quantity, price, percent, amount, corrects_id, reason, entered_by)
      values (${t}, ${the('line')}, ${the('statement')}, ${the('project')}, 'USAGE', '2026-01-01', ${the('cpu')}, ${the('rate')}, 'CPU', 'core-hours', 2, 0.05, 10, 0.09, null, null, null);
      insert into allocations.statement_lines (tenant_id, id, statement_id, project_id, source, for_month, resource_type_id, rate_id, what, unit, quantity, price, percent, amount, corrects_id, reason, entered_by)
      values (${t}, ${the('correction')}, ${the('statement')}, ${the('project')}, 'CORRECTION', '2026-01-01', ${the('cpu')}, ${the('rate')}, 'CPU', 'core-hours', -1, 0.05, 10, -0.04, ${the('line')}, 'Counted twice', ${the('manager')});
      update allocations.statements set status = 'ISSUED', number = '202601-0001', project_name = 'AB-1', billed_to = '{}', total = 0.05, issued_at = '${day}', issued_by = ${the('manager')} where id = ${the('statement')}`,
    '0021_billing_statements_of_use': `
      insert into allocations.billed_draws (tenant_id, draw_id, statement_line_id) values (${t}, ${the('draw of use')}, ${the('line')})`,
    '0022_approval_roles': `
      insert into allocations.approval_rules (tenant_id, id, name, approver, role_name, retired_at) values (${t}, ${the('approval rule3')}, 'Deans', 'ROLE', 'Dean', '${day}')`,
  }
}
