import { builder } from '../../../kernel/builder.ts'
import { holds } from '../../identity/index.ts'
import { type AuditCheckpoint, AuditCheckpointType, checkpointColumns } from './audit-checkpoint.ts'

interface AuditSeal {
  readonly checkpoint: AuditCheckpoint | null
  readonly waitingCount: number
}

/** How many are counted at most: who waits longer than that has other things to look at. */
const mostCounted = 100_000

const AuditSealType = builder.objectRef<AuditSeal>('AuditSeal').implement({
  description: 'How far the audit log is sealed.',
  fields: (t) => ({
    checkpoint: t.field({
      type: AuditCheckpointType,
      nullable: true,
      description: 'The newest checkpoint; null while there is none.',
      resolve: ({ checkpoint }) => checkpoint,
    }),
    sealedCount: t.int({
      description: 'How many entries are sealed.',
      resolve: ({ checkpoint }) => checkpoint?.size ?? 0,
    }),
    waitingCount: t.exposeInt('waitingCount', {
      description:
        'How many entries are newer than the newest checkpoint: the next one, within the minute, has them. Counted to 100,000.',
    }),
  }),
})

builder.queryField('auditSeal', (t) =>
  t.field({
    type: AuditSealType,
    nullable: true,
    description: 'How far the audit log is sealed; null without `audit:read`.',
    resolve: async (_root, _args, ctx) => {
      if (!holds(ctx, 'audit:read')) return null
      const tenant = [ctx.viewer.tenantId]
      const [checkpoint = null] = await ctx.sql<AuditCheckpoint & { xid: string; seq: string }>(
        `select ${checkpointColumns}, x.sealed_xid::text as xid, x.sealed_seq::text as seq from audit.audit_checkpoints x
         where x.tenant_id = $1 order by x.number desc limit 1`,
        tenant,
      )
      const [waiting] = await ctx.sql<{ count: number }>(
        `select count(*)::int as count from (select from audit.audit_logs x where x.tenant_id = $1 and (x.xid, x.seq) > ($2::text::xid8, $3::text::bigint)
           and not exists (select from audit.audit_leaves l where l.tenant_id = x.tenant_id and l.logged_at = x.created_at and l.log_id = x.id) limit ${mostCounted}) x`,
        [...tenant, checkpoint?.xid ?? '0', checkpoint?.seq ?? '0'],
      )
      return { checkpoint, waitingCount: waiting!.count }
    },
  }),
)
