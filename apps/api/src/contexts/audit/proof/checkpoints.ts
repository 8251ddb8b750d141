import { readSeal, type ReadSeal } from '@tenure/ledger/seal'
import type { PublicKey } from '@tenure/ledger/signing-key'
import { sameHash } from '@tenure/ledger/tree-hash'
import type { Findings } from './findings.ts'
import type { Sql } from './sql.ts'

interface CheckpointRow {
  readonly number: string
  readonly size: string
  readonly root: Buffer
  readonly note: string
  readonly sealedAt: string
  readonly system: string
  readonly sealedXid: string
  readonly sealedSeq: string
  readonly nextXid: string
}

const PAGE = 1_000

/** A tenant's checkpoints in their order, a thousand at a time. */
async function* rowsOf(sql: Sql, tenantId: string): AsyncGenerator<CheckpointRow> {
  for (let after = '0'; ;) {
    const rows = await sql<CheckpointRow>(
      `select number::text, size::text, root_hash as root, note, to_char(sealed_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as "sealedAt",
         system_identifier as system, sealed_xid::text as "sealedXid", sealed_seq::text as "sealedSeq", next_xid::text as "nextXid"
       from audit.audit_checkpoints where tenant_id = $1 and number > $2 order by number limit ${PAGE}`,
      [tenantId, after],
    )
    yield* rows
    if (rows.length < PAGE) return
    after = rows.at(-1)!.number
  }
}

export interface ReadCheckpoints {
  readonly tenantId: string
  readonly keys: readonly PublicKey[]
  /** What the witness has, by the checkpoint's number; what is found there is taken out. */
  readonly witnessed: Map<number, { readonly note: string }>
  readonly findings: Findings
}

const named = (number: number | string) => `checkpoint ${number}`

/** A tenant's checkpoints that are whole, signed and in order; what is wrong with the others goes to the findings. */
export async function* checkpointsOf(
  sql: Sql,
  { tenantId, keys, witnessed, findings }: ReadCheckpoints,
): AsyncGenerator<ReadSeal> {
  let last = 0
  for await (const row of rowsOf(sql, tenantId)) {
    const number = Number(row.number)
    const place = named(number)
    if (number !== last + 1) findings.add('CHECKPOINT_MISSING', place, { count: number - last - 1 })
    last = number
    const seen = witnessed.get(number)
    witnessed.delete(number)
    if (seen !== undefined && seen.note !== row.note) findings.add('FORKED', place)
    const seal = readSeal(row.note, keys)
    if (!seal || !says(seal, row, tenantId)) findings.add('CHECKPOINT_CHANGED', place, whose(seal, tenantId))
    else if (seal.signers.length === 0)
      findings.add('SIGNATURE_FORGED', place, { example: `of ${row.size} entries, ${row.sealedAt}` })
    else yield seal
  }
}

const whose = (seal: ReadSeal | undefined, tenantId: string) =>
  seal === undefined
    ? { example: 'the note is no checkpoint' }
    : {
        example: `the note is ${named(seal.number)} of ${seal.size} entries${seal.tenantId === tenantId ? '' : `, of tenant ${seal.tenantId}`}`,
      }

/** Whether a row's columns are what its note says. */
function says(seal: ReadSeal, row: CheckpointRow, tenantId: string): boolean {
  const { number, size, root, sealedAt, system, sealedXid, sealedSeq, nextXid } = seal
  return (
    seal.tenantId === tenantId &&
    String(number) === row.number &&
    String(size) === row.size &&
    sameHash(root, row.root) &&
    sealedAt === row.sealedAt &&
    system === row.system &&
    sealedXid === row.sealedXid &&
    sealedSeq === row.sealedSeq &&
    nextXid === row.nextXid
  )
}
