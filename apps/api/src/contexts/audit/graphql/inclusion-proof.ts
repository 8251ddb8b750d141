import { proveInclusions } from '@tenure/ledger/prove'
import { recordText } from '@tenure/ledger/record-leaf'
import { leafHash } from '@tenure/ledger/tree-hash'
import { batched, byId } from '../../../kernel/batch.ts'
import { builder } from '../../../kernel/builder.ts'
import type { Context } from '../../../kernel/context.ts'
import { holds } from '../../identity/index.ts'
import { entryColumns } from '../proof/entry-columns.ts'
import { tilesOf } from '../proof/read-tiles.ts'
import { sqlOf } from '../proof/sql.ts'
import { AuditLogType } from './audit-log.ts'
import { type AuditCheckpoint, AuditCheckpointType, checkpointColumns } from './audit-checkpoint.ts'

interface InclusionProof {
  readonly id: string
  readonly leafIndex: number
  readonly leaf: string
  readonly hashes: readonly string[]
  readonly checkpoint: AuditCheckpoint
}

const base64 = (bytes: Uint8Array) => Buffer.from(bytes).toString('base64')

interface Leaf {
  readonly id: string
  readonly leafIndex: number
  readonly row: readonly (string | null)[]
}

// A page of proofs is four statements: the newest checkpoint, the columns, the rows, the tiles.
const load = batched<InclusionProof>(async (ctx: Context, ids) => {
  const [checkpoint] = await ctx.sql<AuditCheckpoint>(
    `select ${checkpointColumns} from audit.audit_checkpoints x where x.tenant_id = $1 order by x.number desc limit 1`,
    [ctx.viewer.tenantId],
  )
  if (!checkpoint) return new Map<string, InclusionProof>()
  const columns = await entryColumns(sqlOf(ctx))
  const keys = ids.map((key) => JSON.parse(key) as [id: string, createdAt: string])
  const leaves = await ctx.sql<Leaf>(
    `select l.log_id as id, l.leaf_index::int as "leafIndex", array[${columns.map(({ text }) => text).join(', ')}] as row
     from unnest($2::uuid[], $3::timestamptz[]) k (id, at) join audit.audit_leaves l on l.tenant_id = $1 and l.logged_at = k.at and l.log_id = k.id
     join audit.audit_logs x on x.tenant_id = $1 and x.created_at = k.at and x.id = k.id where l.leaf_index < $4`,
    [ctx.viewer.tenantId, keys.map(([id]) => id), keys.map(([, at]) => at), checkpoint.size],
  )
  const proofs = await proveInclusions(
    leaves.map(({ leafIndex }) => leafIndex),
    { size: checkpoint.size, readTiles: tilesOf(sqlOf(ctx), ctx.viewer.tenantId) },
  )
  const proved = leaves.map(({ id, leafIndex, row }, at) => ({
    id,
    leafIndex,
    leaf: recordText(Object.fromEntries(columns.map(({ name }, i) => [name, row[i]!]))),
    hashes: proofs[at]!.map(base64),
    checkpoint,
  }))
  const found = byId(proved)
  return new Map(ids.flatMap((key, at) => (found.has(keys[at]![0]) ? [[key, found.get(keys[at]![0])!] as const] : [])))
})

const InclusionProofType = builder.objectRef<InclusionProof>('InclusionProof').implement({
  description:
    'Proves that an entry is in the audit log that a checkpoint signed (RFC 9162 §2.1.3): anybody can compute it.',
  fields: (t) => ({
    leafIndex: t.exposeInt('leafIndex', { description: 'Where in the log it stands, from 0.' }),
    leaf: t.exposeString('leaf', {
      description: 'The entry as it was sealed: canonical JSON (RFC 8785) of every column’s text.',
    }),
    leafHash: t.string({
      description: 'The hash of the leaf (RFC 6962), in base64.',
      resolve: ({ leaf }) => base64(leafHash(leaf)),
    }),
    hashes: t.exposeStringList('hashes', {
      description: 'The hashes beside the path to the root, from below, in base64.',
    }),
    checkpoint: t.field({
      type: AuditCheckpointType,
      description: 'Under which root.',
      resolve: ({ checkpoint }) => checkpoint,
    }),
  }),
})

builder.objectField(AuditLogType, 'inclusionProof', (t) =>
  t.field({
    type: InclusionProofType,
    nullable: true,
    description: 'That it is in the sealed log. Null while it waits for the next checkpoint, and without `audit:read`.',
    resolve: async ({ id, createdAt }, _args, ctx) =>
      holds(ctx, 'audit:read')
        ? ((await load(ctx, JSON.stringify([id, createdAt.toISOString()]), null)) ?? null)
        : null,
  }),
)
