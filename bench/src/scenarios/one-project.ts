import { globalId, type Scenario } from '../scenario.ts'

/** A project's page: its people, its allocations, and every figure with the terms behind it. */
export const oneProject: Scenario = {
  name: 'one project deep, with entitlements and their terms',
  reads: true,
  requests: 400,
  document: `query Project($id: ID!) { project(id: $id) { id publicId name description piOwner { fullName } defaultSecurityGroup { groupName } resourceManagers { user { fullName } }
    allocations(first: 20) { nodes { id quantity model startsAt periodEnd endsAt resourceType { name unit } } }
    entitlements { resourceType { name unit } own carved lent received entitlement drawn headroom terms { kind amount } } } }`,
  sql: `select json_build_object('project', json_build_object('id', p.id, 'publicId', p.public_id, 'name', p.name, 'description', p.description, 'piOwner', json_build_object('fullName', u.full_name),
      'defaultSecurityGroup', json_build_object('groupName', g.group_name),
      'resourceManagers', (select json_agg(json_build_object('user', json_build_object('fullName', mu.full_name))) from projects.project_resource_managers m
        join identity.users mu on mu.tenant_id = m.tenant_id and mu.id = m.user_id where m.tenant_id = p.tenant_id and m.project_id = p.id),
      'allocations', (select json_agg(json_build_object('id', a.id, 'quantity', a.quantity::text, 'model', a.allocation_model, 'startsAt', a.starts_at, 'periodEnd', a.period_end, 'endsAt', a.ends_at, 'resourceType', json_build_object('name', t.name, 'unit', t.unit)))
        from allocations.allocations a join allocations.resource_types t on t.tenant_id = a.tenant_id and t.id = a.resource_type_id where a.tenant_id = p.tenant_id and a.project_id = p.id),
      'entitlements', (
        with rules as materialized (select * from allocations.rules_at(p.tenant_id, array[p.id], now())), own as materialized (select * from allocations.own_at(p.tenant_id, array[p.id], now()))
        select json_agg(json_build_object('resourceType', json_build_object('name', t.name, 'unit', t.unit), 'own', f.own::text, 'received', f.received::text, 'lent', f.lent::text, 'entitlement', (f.own + f.received - f.lent)::text,
          'terms', (select json_agg(json_build_object('kind', x.kind, 'amount', x.amount::text)) from (
            select 'OWN' kind, o.quantity amount from own o where o.resource_type_id = t.id
            union all select case when r.source_project_id = p.id then 'LENT' else 'RECEIVED' end, r.amount from rules r where r.resource_type_id = t.id) x)))
        from allocations.resource_types t cross join lateral (select
            coalesce((select sum(o.quantity) from own o where o.resource_type_id = t.id), 0) own,
            coalesce((select sum(r.amount) from rules r where r.resource_type_id = t.id and r.recipient_project_id = p.id), 0) received,
            coalesce((select sum(r.amount) from rules r where r.resource_type_id = t.id and r.source_project_id = p.id and r.kind = 'RESERVED'), 0) lent) f
        where t.tenant_id = p.tenant_id and f.own + f.received > 0)))::text as answer
    from projects.projects p join identity.users u on u.tenant_id = p.tenant_id and u.id = p.pi_owner_id
    join identity.security_groups g on g.tenant_id = p.tenant_id and g.id = p.default_security_group_id where p.tenant_id = $1 and p.id = $2`,
  variables: (i, { tenantId, projectIds }) => {
    const id = projectIds[i % projectIds.length]!
    return { graphql: { id: globalId('Project', id) }, sql: [tenantId, id] }
  },
}
