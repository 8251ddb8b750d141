import type { Scenario } from '../scenario.ts'

/** The list a resource manager opens most: 50 projects with PI, managers and 5 allocations each. */
export const listProjects: Scenario = {
  name: 'list 50 projects, PI, managers, 5 allocations each',
  reads: true,
  requests: 300,
  document: `query Projects($after: String) { projects(first: 50, after: $after) { pageInfo { hasNextPage endCursor } nodes {
    id publicId name status piOwner { id fullName } resourceManagers { id user { id fullName } }
    allocations(first: 5) { nodes { id quantity model periodEnd resourceType { id name unit } } } } } }`,
  sql: `select json_build_object('projects', json_build_object('nodes', json_agg(json_build_object('id', p.id, 'publicId', p.public_id, 'name', p.name, 'status', p.status,
      'piOwner', json_build_object('id', u.id, 'fullName', u.full_name),
      'resourceManagers', (select json_agg(json_build_object('id', m.id, 'user', json_build_object('id', mu.id, 'fullName', mu.full_name)))
        from projects.project_resource_managers m join identity.users mu on mu.tenant_id = m.tenant_id and mu.id = m.user_id where m.tenant_id = p.tenant_id and m.project_id = p.id),
      'allocations', (select json_agg(json_build_object('id', a.id, 'quantity', a.quantity::text, 'model', a.allocation_model, 'periodEnd', a.period_end, 'resourceType', json_build_object('id', t.id, 'name', t.name, 'unit', t.unit)))
        from (select * from allocations.allocations x where x.tenant_id = p.tenant_id and x.project_id = p.id order by x.id limit 5) a
        join allocations.resource_types t on t.tenant_id = a.tenant_id and t.id = a.resource_type_id)) order by p.name, p.id)))::text as answer
    from (select * from projects.projects x where x.tenant_id = $1 and x.deleted_at is null order by x.name, x.id limit 50) p
    join identity.users u on u.tenant_id = p.tenant_id and u.id = p.pi_owner_id`,
  variables: (_i, { tenantId }) => ({ graphql: {}, sql: [tenantId] }),
}
