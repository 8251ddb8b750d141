/**
 * Requests that wait for the viewer's own word, and those they asked that were sent back (of who may no longer come in,
 * the PI's). A part of the inbox's one statement, with its columns.
 */
export const requestsWaiting = `select 'DECIDE', 'DECIDE ' || q.id, q.project_id, null, null, q.resource_type_id, coalesce(q.recommended_quantity, q.requested_quantity), null::timestamptz, q.id, u.full_name
       from allocations.requests_waiting() w (id) join allocations.allocation_requests q on q.tenant_id = $1 and q.id = w.id
       left join identity.users u on u.tenant_id = q.tenant_id and u.id = q.asked_by
       union all
       select 'MEND', 'MEND ' || q.id, q.project_id, null, null, q.resource_type_id, q.requested_quantity, null, q.id,
         (select t.reason from allocations.request_transitions t where t.tenant_id = q.tenant_id and t.request_id = q.id and t.to_state = 'NEEDS_CHANGES' order by t.position desc limit 1)
       from allocations.allocation_requests q join identity.users u on u.tenant_id = q.tenant_id and u.id = q.asked_by
       where q.tenant_id = $1 and q.state = 'NEEDS_CHANGES' and q.project_id = any (array(select ctx.projects_to('edit')))
         and (q.asked_by = (select ctx.uid()) or ((u.status <> 'ACTIVE' or u.deleted_at is not null) and q.project_id = any (array(select ctx.projects_to('own')))))`
