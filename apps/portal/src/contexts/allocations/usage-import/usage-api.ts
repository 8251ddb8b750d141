import { linesOf } from '../../../graphql/lines-of.ts'

/** What can be imported, and how it is described. */
export const formats = [
  {
    id: 'sacct',
    name: 'Slurm (sacct -P)',
    description: 'What sacct -P prints, times in UTC. Each job is counted by the rules of the resource types.',
  },
  {
    id: 'quota',
    name: 'Storage quotas (CSV)',
    description:
      'Columns account, resource_type, used, measured_at; path, user and cluster if you like. A level, which is not charged.',
  },
  {
    id: 'csv',
    name: 'Anything (CSV)',
    description:
      'Columns external_id, account, resource_type, quantity, start, end; user, cluster and note if you like.',
  },
] as const

/** A file to import, as what, and who tells it. */
export interface UsageFile {
  readonly file: File
  readonly format: string
  readonly origin: string
}

/** What an import came to, or would. */
export interface UsageImported {
  readonly lines: number
  readonly skipped: number
  readonly uncounted: number
  readonly refused: number
  readonly counts: Readonly<Record<'new' | 'changed' | 'same' | 'unknownAccount' | 'repeated' | 'outdated', number>>
  readonly charged: Readonly<Record<'own' | 'received' | 'defaultProject' | 'overdrawn' | 'uncharged', string>>
  readonly problems: readonly { readonly line: number; readonly message: string }[]
  readonly notTaken: readonly { readonly line: number; readonly what: 'REPEATED' | 'OUTDATED' }[]
  readonly unknownAccounts: readonly {
    readonly account: string
    readonly cluster: string | null
    readonly lines: number
    readonly firstLine: number
  }[]
  readonly unknownPeople: readonly { readonly username: string; readonly lines: number }[]
}

/** Sends a file as it is, to try it or to import it, and tells how many lines are read. @throws Error with words for a person */
export async function sendUsage(
  { file, format, origin }: UsageFile,
  dryRun: boolean,
  onLines: (lines: number) => void,
): Promise<UsageImported> {
  const query = new URLSearchParams({ format, file: file.name, dryRun: String(dryRun), ...(origin && { origin }) })
  const response = await fetch(`/usage/import?${query}`, {
    method: 'POST',
    credentials: 'same-origin',
    body: file,
    headers: { 'Content-Type': 'application/octet-stream', 'X-Tenure-Client': 'portal' },
  }).catch(() => null)
  if (!response) throw new Error('Tenure could not be reached. Check your connection and try again.')
  if (!response.ok) {
    const { message } = ((await response.json().catch(() => null)) ?? {}) as { message?: string }
    throw new Error(message ?? `The API answered ${response.status}. Try again.`)
  }
  for await (const line of linesOf(response)) {
    if ('progress' in line) onLines((line['progress'] as { lines: number }).lines)
    if ('result' in line) return line['result'] as UsageImported
    const said = (line['refusal'] ?? line['failure']) as { readonly message: string } | undefined
    if (said) throw new Error(said.message)
  }
  throw new Error('The connection broke before it was done. Try it again: that changes nothing twice.')
}
