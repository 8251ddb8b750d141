import { newId } from '../../src/kernel/ids.ts'
import { ownerPool } from '../database.ts'
import { dataShare, group, type House, inGroup } from '../given-house.ts'
import type { Ours } from './graph-walk.ts'

export const globalId = (type: string, id: string) => Buffer.from(`${type}:${id}`).toString('base64')

/** One thing of each type of the graph in a house, by its type: what the walls are tried with. A new type with an id fails the walk until it stands here. */
export async function thingsOf(at: House): Promise<Ours> {
  const { tenantId, projectId, otherProjectId, people } = at
  const insert = async (text: string, values: unknown[] = []) => {
    const id = newId()
    await ownerPool().query(text, [tenantId, id, ...values])
    return id
  }
  const shareId = await dataShare(at)
  const { rows } = await ownerPool().query(
    'select source_allocation_id as allocation, resource_type_id as type from allocations.data_shares d join allocations.allocations a on a.id = d.source_allocation_id where d.id = $1',
    [shareId],
  )
  await inGroup(tenantId, at.groupId, [people.viewer])
  const requestId = await insert(
    `insert into allocations.allocation_requests (tenant_id, id, project_id, resource_type_id, kind, state, round, asked_by, justification, allocation_model, requested_quantity)
       values ($1, $2, $3, $4, 'NEW', 'SUBMITTED', 1, $5, 'Reefs', 'CONDO', 7)`,
    [projectId, rows[0].type, people.editor.userId],
  )
  // What has no id of its own, and must be seen by nobody else either.
  await insert(
    `insert into allocations.usage_accounts (tenant_id, id, account, project_id) values ($1, $2, 'reef_group', $3)`,
    [projectId],
  )
  await insert(
    `insert into allocations.usage_imports (tenant_id, id, format, origin, recorded_by) values ($1, $2, 'API', 'beam', $3)`,
    [people.admin.userId],
  )
  const projectClassId = await insert(
    `insert into allocations.project_classes (tenant_id, id, name) values ($1, $2, 'Reefs')`,
  )
  const rateId = await insert(
    `insert into allocations.rates (tenant_id, id, resource_type_id, basis, price, currency, valid_from) values ($1, $2, $3, 'USED', 1, 'EUR', '2026-01-01')`,
    [rows[0].type],
  )
  const statementId = await insert(
    `insert into allocations.statements (tenant_id, id, project_id, month, currency) values ($1, $2, $3, '2026-01-01', 'EUR')`,
    [projectId],
  )
  const uuids: Record<string, string> = {
    ProjectClass: projectClassId,
    Rate: rateId,
    Statement: statementId,
    StatementLine: await insert(
      `insert into allocations.statement_lines (tenant_id, id, statement_id, project_id, source, for_month, resource_type_id, rate_id, what, unit, quantity, price, amount)
       values ($1, $2, $3, $4, 'USAGE', '2026-01-01', $5, $6, 'Reefs', 'reefs', 1, 1, 1)`,
      [statementId, projectId, rows[0].type, rateId],
    ),
    Discount: await insert(
      `insert into allocations.discounts (tenant_id, id, project_class_id, percent, valid_from) values ($1, $2, $3, 10, '2026-01-01')`,
      [projectClassId],
    ),
    Tenant: tenantId,
    Project: projectId,
    User: people.pi.userId,
    SecurityGroup: await group(tenantId),
    ProjectMember: at.viewerMembershipId,
    ProjectResourceManager: at.managerId,
    Allocation: rows[0].allocation,
    ResourceType: rows[0].type,
    DataShare: shareId,
    ResourceSupply: await insert(
      `insert into allocations.resource_supplies (tenant_id, id, resource_type_id, name, quantity, starts_at) values ($1, $2, $3, 'Racks', 100, now())`,
      [rows[0].type],
    ),
    Team: await insert(`insert into identity.teams (tenant_id, id, name) values ($1, $2, 'Reefs')`),
    IdentityProvider: await insert(
      `insert into identity.identity_providers (tenant_id, id, name, issuer, client_id) values ($1, $2, 'Campus', 'https://id.example.test', 'tenure')`,
    ),
    Role: await insert(`insert into identity.roles (tenant_id, id, name) values ($1, $2, 'diver')`),
    SavedView: await insert(
      `insert into identity.saved_views (tenant_id, id, user_id, page, name, address, is_shared) values ($1, $2, $3, 'anything', 'Reefs', '', true)`,
      [people.admin.userId],
    ),
    AllocationRequest: requestId,
    ResourceTypeQuestion: await insert(
      `insert into allocations.resource_type_questions (tenant_id, id, resource_type_id, position, wording, kind) values ($1, $2, $3, 0, 'Which reef?', 'TEXT')`,
      [rows[0].type],
    ),
    ApprovalRule: await insert(
      `insert into allocations.approval_rules (tenant_id, id, name, approver, at_least) values ($1, $2, 'Reefs', 'PROJECT_PI', 1000)`,
    ),
    Comment: await insert(
      `insert into projects.comments (tenant_id, id, project_id, about_type, about_id, author_id, body) values ($1, $2, $3, 'allocation_requests', $4, $5, 'Which reef?')`,
      [projectId, requestId, people.editor.userId],
    ),
    Notice: await insert(
      `insert into identity.notifications (tenant_id, id, user_id, kind, key, project_id, details, channel) values ($1, $2, $3, 'allocation.expiring', 'reefs', $4, '{"what": "Reefs"}', 'PORTAL')`,
      [people.admin.userId, projectId],
    ),
    ResourceShare: await insert(
      'insert into allocations.resource_shares (tenant_id, id, source_project_id, recipient_project_id, share_percentage) values ($1, $2, $3, $4, 10)',
      [projectId, otherProjectId],
    ),
    ApiToken: await insert(
      `insert into identity.api_tokens (tenant_id, id, user_id, name, token_hash, prefix, scopes, expires_at) values ($1, $2::uuid, $3, 't', sha256($2::uuid::text::bytea), 'tenure_', '{project:read}', now() + interval '1 day')`,
      [people.admin.userId],
    ),
    Session: await insert(
      `insert into identity.sessions (tenant_id, id, user_id, token_hash, expires_at) values ($1, $2::uuid, $3, sha256($2::uuid::text::bytea), now() + interval '1 day')`,
      [people.admin.userId],
    ),
    SecurityGroupMember: (
      await ownerPool().query('select id from identity.security_group_members where tenant_id = $1', [tenantId])
    ).rows[0].id,
  }
  return {
    ...Object.fromEntries(Object.entries(uuids).map(([type, id]) => [type, globalId(type, id)])),
    publicId: 'CG-1',
  }
}
