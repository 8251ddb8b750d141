import type { Scenario } from '../scenario.ts'

/** A page deep in the audit log, by the row before it: what the auditor pages through. */
export const auditPage: Scenario = {
  name: 'an audit page of 50, 20,000 rows deep, by keyset',
  reads: true,
  requests: 300,
  document: `query Audit($after: String) { auditLogs(first: 50, after: $after) { pageInfo { hasNextPage endCursor } nodes { id action resourceType resourceId createdAt actor { fullName } changes { field before after } } } }`,
  sql: `select json_build_object('auditLogs', json_build_object('nodes', json_agg(json_build_object('id', l.id, 'action', l.action, 'resourceType', l.resource_type, 'resourceId', l.resource_id, 'createdAt', l.created_at,
      'actor', json_build_object('fullName', u.full_name), 'details', l.details) order by l.created_at desc, l.seq desc)))::text as answer
    from (select * from audit.audit_logs x where x.tenant_id = $1 and x.created_at <= $2 and (x.created_at, x.seq) < ($2::timestamptz, $3::bigint) order by x.created_at desc, x.seq desc limit 50) l
    left join identity.users u on u.tenant_id = l.tenant_id and u.id = l.user_id`,
  variables: (_i, { tenantId, auditAfter: { at, seq } }) => ({
    graphql: { after: Buffer.from(JSON.stringify([at, seq])).toString('base64url') },
    sql: [tenantId, at, seq],
  }),
}
