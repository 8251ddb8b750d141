import { api, type Api } from '../api.ts'

/** What one of the two answered, as its bytes, and whether by one statement. */
interface Answer {
  readonly text: string
  readonly compiled: boolean
  /** Sent to the database, the transaction's three included. */
  readonly statements: number
}

export interface TwoApis {
  /** Asks both the same as a person: the compiled answer first, then the one that was executed field by field. */
  ask(email: string, body: { query: string; variables?: object }): Promise<readonly [Answer, Answer]>
  stop(): Promise<void>
}

// The moment of the request itself, which is another in each.
const moment = /"at":"[^"]*"/g

/** An API that answers by one statement where it can, and beside it one that never does, on one database. */
export async function twoApis(password: string): Promise<TwoApis> {
  const cookies = new Map<string, string>()
  const start = async (compiledReads: boolean) => {
    const lines: string[] = []
    const server = await api({
      logLevel: 'info',
      logTo: { write: (line) => void lines.push(line) },
      settings: { compiledReads, pointsPerMinute: 1e9 },
    })
    return { server, lines }
  }
  const sides = [await start(true), await start(false)] as const
  const answer = async ({ server, lines }: { server: Api; lines: string[] }, email: string, body: object) => {
    const carried = cookies.get(email) ?? (await server.cookie(email, password))
    cookies.set(email, carried)
    lines.length = 0
    const response = await fetch(`${server.url}/graphql`, {
      method: 'POST',
      headers: { 'x-tenure-client': 'test', 'content-type': 'application/json', cookie: carried },
      body: JSON.stringify(body),
    })
    const text = (await response.text()).replaceAll(moment, '"at":"now"').replaceAll(/"requestId":"[^"]*"/g, '')
    // The line is written when the answer has been read.
    await new Promise((resolve) => setImmediate(resolve))
    const failed = lines.find((line) => line.includes('A compiled read failed'))
    if (failed) throw new Error(failed)
    const line = lines.find((one) => one.includes('"compiled":')) ?? ''
    const statements = Number(/"statements":(\d+)/.exec(line)?.[1])
    return { text, compiled: line.includes('"compiled":true'), statements }
  }
  return {
    ask: async (email, body) => [await answer(sides[0], email, body), await answer(sides[1], email, body)],
    stop: async () => void (await Promise.all(sides.map(({ server }) => server.stop()))),
  }
}
