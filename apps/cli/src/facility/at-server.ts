import { createInterface } from 'node:readline'
import { Readable } from 'node:stream'
import type { ReadableStream } from 'node:stream/web'
import type { ComparisonAnswer, ForMachine, Imported, PreviewAnswer, Sources } from '@tenure/api/installed-facility'
import { Failure } from '../failure.ts'
import type { FacilityDoor } from './door.ts'

const exported = [
  'people',
  'resource-types',
  'security-groups',
  'projects',
  'project-members',
  'allocations',
  'resource-shares',
  'data-shares',
]

interface Told {
  readonly message?: string
}

interface Line {
  readonly progress?: { readonly done: number; readonly total: number; readonly what: string }
  readonly result?: Imported
  readonly refusal?: Told
  readonly failure?: Told
}

const refused = (told: Told | undefined) => new Failure(told?.message ?? 'The server refused.', 'Nothing was changed.')

const bodyOf = ({ files, options }: Sources) => ({
  files: files.map(({ name, bytes }) => ({ name, base64: Buffer.from(bytes).toString('base64') })),
  options,
})

const pathFor = ({ machine, options }: ForMachine): string => {
  const given = Object.entries(options).filter((pair): pair is [string, string] => typeof pair[1] === 'string')
  return `/export/machines/${machine}?${new URLSearchParams(given).toString()}`
}

const nameIn = (answer: Response): string =>
  /filename="([^"/]+)"/.exec(answer.headers.get('content-disposition') ?? '')?.[1] ?? 'machine.txt'

/**
 * The facility behind a running server, as the owner of an API token.
 * @param url the server's address  @throws Failure when there is no token, or the server can't be reached
 */
export function atServer(url: string, token: string | undefined): FacilityDoor {
  if (!token)
    throw new Failure(
      'The server wants to know who asks.',
      'Put an API token into TENURE_TOKEN: it needs the scopes of importing or exporting.',
    )
  if (!URL.canParse(url))
    throw new Failure(`--server is "${url}", which is no address.`, 'Write one such as https://tenure.example.org.')

  async function ask(path: string, init: RequestInit = {}): Promise<Response> {
    const headers = {
      authorization: `Bearer ${token}`,
      'x-tenure-client': 'tenure-cli',
      ...(init.headers as Record<string, string> | undefined),
    }
    const answer = await fetch(new URL(path, url), { ...init, headers }).catch((cause: unknown) => {
      throw new Failure(`The server at ${url} can’t be reached.`, 'Check the address, and that Tenure runs there.', {
        cause,
      })
    })
    if (!answer.ok) throw refused((await answer.json().catch(() => undefined)) as Told | undefined)
    return answer
  }
  const post = (path: string, body: object, headers: Record<string, string> = {}) =>
    ask(path, {
      method: 'POST',
      body: JSON.stringify(body),
      headers: { 'content-type': 'application/json', ...headers },
    })

  return {
    preview: async (sources, rows) =>
      (await post('/import/preview', { ...bodyOf(sources), rows })).json() as Promise<PreviewAnswer>,
    apply: async (sources, { onProgress, ...wish }) => {
      const answer = await post('/import/apply', { ...bodyOf(sources), ...wish }, { accept: 'application/x-ndjson' })
      for await (const line of createInterface({ input: Readable.fromWeb(answer.body as ReadableStream) })) {
        const { progress, result, refusal, failure } = JSON.parse(line) as Line
        if (progress) onProgress(progress.done, progress.total, progress.what)
        if (result) return result
        if (refusal ?? failure) throw refused(refusal ?? failure)
      }
      throw new Failure(
        'The server stopped answering before the import was done.',
        'Look at the dry run again: it says whether the import happened.',
      )
    },
    export: async () => {
      const files = []
      for (const name of exported.map((word) => `${word}.csv`))
        files.push({ name, bytes: new Uint8Array(await (await ask(`/export/${name}`)).arrayBuffer()) })
      return files
    },
    exportFor: async (wanted) => {
      const answer = await ask(pathFor(wanted))
      return { name: nameIn(answer), bytes: new Uint8Array(await answer.arrayBuffer()) }
    },
    compareWith: async (wanted, { name, bytes }) => {
      const current = new TextDecoder().decode(bytes)
      return (await post(pathFor(wanted), { name, current })).json() as Promise<ComparisonAnswer>
    },
    close: async () => {},
  }
}
