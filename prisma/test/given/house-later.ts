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
    '0022_approval_roles': `
      insert into allocations.approval_rules (tenant_id, id, name, approver, role_name, retired_at) values (${t}, ${the('approval rule3')}, 'Deans', 'ROLE', 'Dean', '${day}')`,
  }
}
