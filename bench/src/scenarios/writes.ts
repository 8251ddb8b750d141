import { globalId, type Scenario } from '../scenario.ts'

const returned = `json_build_object('id', n.id, 'quantity', n.quantity::text, 'version', n.version)`

/** A grant: the plain side writes the same rows (header, period, history and audit by the same triggers), and decides nothing. */
export const grant: Scenario = {
  name: 'grant an allocation',
  requests: 150,
  document: `mutation Grant($input: GrantAllocationInput!) { grantAllocation(input: $input) { __typename ... on Allocation { id quantity version } ... on Refusal { message } } }`,
  sql: `with n as (insert into allocations.allocations (tenant_id, id, project_id, resource_type_id, is_storage_type, allocation_model, quantity, billing_period, renewal, starts_at, period_start, period_end)
      values ($1, gen_random_uuid(), $2, $3, false, 'SUBSCRIPTION', 1000, 'YEAR', 'AUTO', date_trunc('second', now()), date_trunc('second', now()), date_trunc('second', now()) + interval '1 year') returning *),
    p as (insert into allocations.allocation_periods (tenant_id, id, allocation_id, project_id, is_storage_type, k, starts_at, ends_at, quantity)
      select tenant_id, gen_random_uuid(), id, project_id, false, 0, period_start, period_end, quantity from n)
    select json_build_object('grantAllocation', ${returned})::text as answer from n`,
  variables: (i, { tenantId, projectIds, computeTypeId }) => {
    const projectId = projectIds[(i * 13) % projectIds.length]!
    return {
      graphql: {
        input: {
          projectId: globalId('Project', projectId),
          resourceTypeId: globalId('ResourceType', computeTypeId),
          model: 'SUBSCRIPTION',
          quantity: '1000',
          billingPeriod: 'YEAR',
          renewal: 'AUTO',
        },
      },
      sql: [tenantId, projectId, computeTypeId],
    }
  },
}

/** A resize, up, so that no rule refuses it. */
export const resize: Scenario = {
  name: 'resize an allocation',
  requests: 150,
  document: `mutation Resize($input: ResizeAllocationInput!) { resizeAllocation(input: $input) { __typename ... on Allocation { id quantity version } ... on Refusal { message } } }`,
  sql: `with n as (update allocations.allocations set quantity = $3::numeric where tenant_id = $1 and id = $2 returning *),
    p as (update allocations.allocation_periods x set quantity = $3::numeric from n where x.tenant_id = n.tenant_id and x.allocation_id = n.id and x.starts_at <= now() and x.ends_at > now())
    select json_build_object('resizeAllocation', ${returned})::text as answer from n`,
  variables: (i, { tenantId, allocationIds }) => {
    const id = allocationIds[(i * 17) % allocationIds.length]!
    const quantity = String(2_000_000 + i)
    return { graphql: { input: { id: globalId('Allocation', id), quantity } }, sql: [tenantId, id, quantity] }
  },
}
