import { linesOf } from '../../graphql/lines-of.ts'
import type { ImportOptions, Imported, ImportPreview, ImportProgress, PlanRow } from './plan.ts'

/** A file as it is sent: its text, or its bytes where they are no UTF-8, so that the API can say what is wrong with them. */
export type SentFile =
  { readonly name: string; readonly text: string } | { readonly name: string; readonly base64: string }

/** What is imported. */
export interface ImportSources {
  readonly files: readonly SentFile[]
  readonly options: ImportOptions
}

/** Which rows of the plan are wanted. */
export interface RowsWanted {
  readonly actions: readonly PlanRow['action'][]
  readonly offset: number
}

/** The API said no, in words; or could not be reached. */
export class InterchangeRefused extends Error {
  override readonly name = 'InterchangeRefused'
  /** The refusal's name: 'PlanChanged'. */
  readonly code: string

  constructor(message: string, code = '') {
    super(message)
    this.code = code
  }
}

const headers = { 'Content-Type': 'application/json; charset=utf-8', 'X-Tenure-Client': 'portal' }
const rowsAtOnce = 1_000

/** What an import would do. Changes nothing. @throws InterchangeRefused */
export async function previewImport(sources: ImportSources, rows: RowsWanted): Promise<ImportPreview> {
  const response = await send('/import/preview', { body: { ...sources, rows: { ...rows, limit: rowsAtOnce } } })
  return (await response.json()) as ImportPreview
}

/** What is agreed to. */
export interface Agreement {
  readonly planHash: string
  readonly onlyValid: boolean
  readonly reason: string
}

/** Imports what was previewed, all of it or nothing, and tells how far it is. @throws InterchangeRefused */
export async function applyImport(
  sources: ImportSources,
  { reason, ...agreed }: Agreement,
  onProgress: (progress: ImportProgress) => void,
): Promise<Imported> {
  const body = { ...sources, ...agreed, reason: reason.trim() || null }
  const response = await send('/import/apply', { body, accept: 'application/x-ndjson' })
  for await (const line of linesOf(response)) {
    if ('progress' in line) onProgress(line['progress'] as ImportProgress)
    if ('result' in line) return line['result'] as Imported
    const said = (line['refusal'] ?? line['failure']) as { readonly message: string; readonly code: string } | undefined
    if (said) throw new InterchangeRefused(said.message, said.code)
  }
  throw new InterchangeRefused(
    'The connection broke before the import was done. Look at the preview again: it shows what was written.',
  )
}

async function send(
  path: string,
  { body, accept }: { readonly body: object; readonly accept?: string },
): Promise<Response> {
  const init = { method: 'POST', credentials: 'same-origin', body: JSON.stringify(body) } as const
  const response = await fetch(path, { ...init, headers: { ...headers, ...(accept && { Accept: accept }) } }).catch(
    () => null,
  )
  if (!response) throw new InterchangeRefused('Tenure could not be reached. Check your connection and try again.')
  if (response.ok) return response
  const { message, code } = ((await response.json().catch(() => null)) ?? {}) as { message?: string; code?: string }
  throw new InterchangeRefused(message ?? `The API answered ${response.status}. Try again.`, code)
}
