import { keepFile } from '../../graphql/keep-file.ts'
import { InterchangeRefused, type SentFile } from './interchange-api.ts'

/** What the API compares: one of its machines. */
export type Machine = 'slurm' | 'quotas' | 'groups' | 'ood-balances' | 'ood-quotas'

interface Asked {
  readonly option: 'cluster' | 'groupBase' | 'peopleBase' | 'resourceType' | 'path'
  readonly label: string
  readonly description: string
}

/** A machine as the page names it, what it asks for, and what its current file is. */
export interface MachineChoice {
  readonly id: Machine
  readonly label: string
  readonly current: string
  readonly asks: readonly Asked[]
}

export const machines: readonly MachineChoice[] = [
  {
    id: 'slurm',
    label: 'Slurm',
    current: 'What sacctmgr dump wrote of the cluster',
    asks: [{ option: 'cluster', label: 'Cluster', description: 'Its name, as in slurm.conf.' }],
  },
  { id: 'quotas', label: 'Storage quotas', current: 'The quotas of the file system as CSV', asks: [] },
  {
    id: 'groups',
    label: 'Directory groups',
    current: 'What ldapsearch -LLL wrote of the groups',
    asks: [
      { option: 'groupBase', label: 'Groups below', description: 'A DN, such as ou=groups,dc=example,dc=org.' },
      { option: 'peopleBase', label: 'People below', description: 'A DN, such as ou=people,dc=example,dc=org.' },
    ],
  },
  {
    id: 'ood-balances',
    label: 'Open OnDemand balances',
    current: 'The balances.json in place',
    asks: [{ option: 'resourceType', label: 'Resource type', description: 'Open OnDemand shows one unit.' }],
  },
  { id: 'ood-quotas', label: 'Open OnDemand quotas', current: 'The quotas.json in place', asks: [] },
]

/** One thing that a machine has otherwise than Tenure says. */
export interface Difference {
  readonly action: 'added' | 'changed' | 'removed'
  readonly kind: string
  readonly subject: string
  readonly before: string | null
  readonly after: string | null
}

interface WrittenFile {
  readonly name: string
  readonly text: string
}

/** What stands between a machine and Tenure, and the two files that would bring it there. */
export interface Comparison {
  readonly changes: WrittenFile
  readonly removals: WrittenFile
  readonly differences: readonly Difference[]
  readonly warnings: readonly { readonly message: string }[]
}

/** Which machine, and what was typed for it. */
export interface Wanted {
  readonly machine: Machine
  readonly options: Readonly<Record<string, string>>
}

const headers = { 'Content-Type': 'application/json; charset=utf-8', 'X-Tenure-Client': 'portal' }

async function ask({ machine, options }: Wanted, init: RequestInit): Promise<Response> {
  const path = `/export/machines/${machine}?${new URLSearchParams(options).toString()}`
  const response = await fetch(path, { ...init, credentials: 'same-origin' }).catch(() => null)
  if (!response) throw new InterchangeRefused('Tenure could not be reached. Check your connection and try again.')
  if (response.ok) return response
  const { message } = ((await response.json().catch(() => null)) ?? {}) as { readonly message?: string }
  throw new InterchangeRefused(message ?? `The API answered ${response.status}. Try again.`)
}

/** Hands the whole file for a machine to the browser to keep. @throws InterchangeRefused */
export async function keepWhole(wanted: Wanted): Promise<void> {
  const response = await ask(wanted, { headers: { 'X-Tenure-Client': 'portal' } })
  const name = /filename="([^"]+)"/.exec(response.headers.get('content-disposition') ?? '')?.[1] ?? wanted.machine
  keepFile(name, await response.blob())
}

/** What stands between a machine and Tenure. Changes nothing. @throws InterchangeRefused */
export async function compare(wanted: Wanted, file: SentFile): Promise<Comparison> {
  if (!('text' in file)) throw new InterchangeRefused(`${file.name} is not UTF-8 text. Save it as UTF-8 and try again.`)
  const body = JSON.stringify({ name: file.name, current: file.text })
  return (await ask(wanted, { method: 'POST', headers, body })).json() as Promise<Comparison>
}

/** Hands one of a comparison's files to the browser to keep. */
export const keepWritten = ({ name, text }: WrittenFile): void =>
  keepFile(name, new Blob([text], { type: 'text/plain;charset=utf-8' }))
