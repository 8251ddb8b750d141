import { linesOf } from '../../../graphql/lines-of.ts'

/** How far a verification is. */
export interface VerifyProgress {
  readonly phase: 'entries' | 'tables'
  readonly done: number
  readonly total: number
}

/** What a verification found, as the API answers it. */
export interface Verified {
  readonly sealed: number
  readonly waiting: number
  readonly retired: number
  readonly told: number
  readonly checkpoints: number
  readonly tables: number
  /** Null where the API knows no witness. */
  readonly witnessed: number | null
  readonly findings: readonly {
    readonly kind: string
    readonly place: string
    readonly sentence: string
    readonly examples: readonly string[]
  }[]
}

/** The verification could not be done; the message says why, in words. */
class VerifyFailed extends Error {
  override readonly name = 'VerifyFailed'
}

/** Verifies the audit log on the server, and tells how far it is. @throws VerifyFailed */
export async function verifyAudit(onProgress: (progress: VerifyProgress) => void): Promise<Verified> {
  const headers = { 'X-Tenure-Client': 'portal' }
  const response = await fetch('/verify/audit', { method: 'POST', headers, credentials: 'same-origin' }).catch(
    () => null,
  )
  if (!response) throw new VerifyFailed('Tenure could not be reached. Check your connection and try again.')
  if (!response.ok) {
    const { message } = ((await response.json().catch(() => null)) ?? {}) as { readonly message?: string }
    throw new VerifyFailed(message ?? `The API answered ${response.status}. Try again.`)
  }
  for await (const line of linesOf(response)) {
    if ('progress' in line) onProgress(line['progress'] as VerifyProgress)
    if ('result' in line) return line['result'] as Verified
    if ('failure' in line) throw new VerifyFailed((line['failure'] as { readonly message: string }).message)
  }
  throw new VerifyFailed('The connection broke before the verification was done. Try again.')
}
