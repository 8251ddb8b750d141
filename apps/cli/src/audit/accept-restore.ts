import { rename } from 'node:fs/promises'
import { join } from 'node:path'
import { readSeal } from '@tenure/ledger/seal'
import { witnessIn } from '@tenure/ledger/witness'
import type pg from 'pg'

/** A log that ends before the witness's, or is another. */
export interface WentBack {
  readonly tenantId: string
  /** The last checkpoint that the witness has. */
  readonly seen: { readonly number: number; readonly size: number; readonly sealedAt: string }
  /** The last that the database has; 0 where it has none. */
  readonly present: { readonly number: number; readonly size: number }
}

const notes = 'select note from audit.notes_from($1, 1)'

/** The tenants whose log in the database is not the one that the witness has seen, or ends before it. */
export async function logsThatWentBack(pool: pg.Pool, folder: string): Promise<WentBack[]> {
  const witness = witnessIn(folder)
  const wentBack: WentBack[] = []
  for (const tenantId of await witness.tenants()) {
    const last = await witness.lastNoteOf(tenantId)
    const seen = last === undefined ? undefined : readSeal(last, [])
    if (!seen) continue
    const { rows } = await pool.query<{ note: string }>(notes, [tenantId])
    const here = rows.map(({ note }) => note)
    if (here.some((note) => note === last)) continue
    const end = here.at(-1)
    const { number = 0, size = 0 } = (end === undefined ? undefined : readSeal(end, [])) ?? {}
    wentBack.push({ tenantId, seen, present: { number, size } })
  }
  return wentBack
}

/**
 * Sets what the witness has seen of a tenant's log aside, in its folder: sealing goes on from where the database stands, and the
 * file remains as the proof of what is gone. Answers where it lies.
 * @param at when it was accepted
 */
export async function setAside(folder: string, tenantId: string, at: Date): Promise<string> {
  const path = join(folder, `${tenantId}.before-restore-${at.toISOString().replaceAll(':', '')}`)
  await rename(join(folder, `${tenantId}.checkpoints`), path)
  return path
}
