import type { ReadSeal } from '@tenure/ledger/seal'
import type { Findings } from './findings.ts'
import { TreeJudge } from './judge-tree.ts'
import { entriesOf } from './read-entries.ts'
import type { Sql } from './sql.ts'

export interface Walk {
  readonly tenantId: string
  /** The checkpoints that hold, in their order. */
  readonly seals: AsyncGenerator<ReadSeal>
  readonly findings: Findings
  readonly onProgress: (done: number, total: number) => void
}

/** What the walk came by. */
export interface Walked {
  readonly judge: TreeJudge
  readonly size: number
  /** The last checkpoint that holds. */
  readonly last: ReadSeal | undefined
  /** What retentions said of themselves. */
  readonly retentions: readonly string[]
}

const REPORT_EVERY = 5_000

/** Walks a tenant's tree from its first leaf to its last, stopping at every checkpoint. */
export async function walkTree(sql: Sql, { tenantId, seals, findings, onProgress }: Walk): Promise<Walked> {
  const [tree] = await sql<{ size: string }>(
    'select coalesce(max(leaf_index) + 1, 0)::text as size from audit.audit_leaves where tenant_id = $1',
    [tenantId],
  )
  const size = Number(tree!.size)
  const judge = new TreeJudge(findings)
  const retentions: string[] = []
  let last: ReadSeal | undefined
  let next = await seals.next()
  const judgeUpTo = async (at: number) => {
    for (; !next.done && next.value.size <= at; next = await seals.next()) judge.judge((last = next.value))
  }
  for await (const entry of entriesOf(sql, { tenantId, size })) {
    if (!next.done && next.value.size <= entry.index) await judgeUpTo(entry.index)
    judge.add(entry)
    if (entry.details !== null) retentions.push(entry.details)
    if (judge.size % REPORT_EVERY === 0) onProgress(judge.size, size)
  }
  await judgeUpTo(size)
  judge.end()
  for (; !next.done; next = await seals.next()) last = next.value
  if (last && last.size > size) findings.add('CUT', `entry ${size - 1}`, { count: last.size - size })
  onProgress(size, size)
  return { judge, size, last, retentions }
}
