import { builder } from '../../../kernel/builder.ts'
import { relatedList } from '../../../kernel/graphql/related-list.ts'
import type { Attachable } from './attachable.ts'
import {
  type AuditLog,
  auditLogColumns,
  changesOfEntry,
  AuditLogConnection,
  AuditLogType,
  trailOrder,
} from './audit-log.ts'

/**
 * Adds `auditLog` to a type: what was done to its row, newest first; of a project, to everything in it as well.
 * Row level security shows it to those who read the audit log, and to those who administer the project.
 */
export function attachAuditLog(type: Attachable, of: 'row' | 'project'): void {
  const list = relatedList<AuditLog>({
    from: 'audit.audit_logs x',
    parent: of === 'project' ? 'x.project_id' : 'x.resource_id',
    order: trailOrder,
    direction: 'desc',
    columns: auditLogColumns,
    besides: changesOfEntry,
  })
  builder.objectField(type, 'auditLog', (t) =>
    t.connection(
      {
        type: AuditLogType,
        description: 'What was done to it, and by whom, newest first.',
        extensions: list.extensions,
        resolve: ({ id }, args, ctx) => list(ctx, id, args),
      },
      AuditLogConnection,
    ),
  )
}
