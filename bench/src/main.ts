import { readFileSync, writeFileSync } from 'node:fs'
import { cpus } from 'node:os'
import { type Child, startChild } from './child.ts'
import { processCpu, parentOf, serverCpu } from './cpu.ts'
import { measure } from './load.ts'
import { prepare } from './measured-house.ts'
import { scenarios } from './scenarios.ts'
import { type Row, table } from './table.ts'

// `pnpm bench [--scale 100]`: the API against a plain handler that answers the same JSON by one statement, in one run.
const option = (name: string) =>
  process.argv.includes(name) ? process.argv[process.argv.indexOf(name) + 1] : undefined
const scale = Number(option('--scale') ?? 100)
// `--only list` measures the operations whose name has that word, and leaves the committed table alone.
const only = option('--only')
const concurrency = 4
const say = (sentence: string) => process.stderr.write(`  ${sentence}\n`)

const { server, owner, house, urls, token, backend } = await prepare(scale, say)
const asApi = (compiled: '0' | '1') =>
  startChild('api-process.ts', { BENCH_APP_URL: urls.app, BENCH_DOOR_URL: urls.door, BENCH_COMPILED: compiled })
const [api, executed, plain] = await Promise.all([
  asApi('1'),
  asApi('0'),
  startChild('reference.ts', { BENCH_DATABASE_URL: urls.owner }),
])
const postmaster = parentOf(backend)

async function post(url: string, body: unknown, headers: Record<string, string> = {}): Promise<string> {
  const response = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: JSON.stringify(body),
  })
  const text = await response.text()
  if (response.status !== 200 || /"errors":|"message":/.test(text))
    throw new Error(`${response.status} ${text.slice(0, 500)}`)
  return text
}

try {
  const rows: Row[] = []
  for (const [i, scenario] of scenarios.entries()) {
    if (only && !scenario.name.includes(only)) continue
    say(`Measuring: ${scenario.name}`)
    const ofApi = ({ pid, url }: Child) => ({
      pid,
      send: (n: number) =>
        post(
          `${url}/graphql`,
          { query: scenario.document, variables: scenario.variables(n, house).graphql },
          { authorization: `Bearer ${token}` },
        ),
    })
    const sides = {
      api: ofApi(api),
      executed: ofApi(executed),
      plain: { pid: plain.pid, send: (n: number) => post(`${plain.url}/${i}`, scenario.variables(n, house).sql) },
    }
    const run = ({ pid, send }: (typeof sides)['plain'], requests: number, from: number) =>
      measure({
        requests,
        concurrency,
        send: async (n) => void (await send(from + n)),
        serverCpu: () => processCpu(pid),
        databaseCpu: () => serverCpu(postmaster),
      })
    // Warm both sides first: what is compiled and planned once a connection is no request's cost.
    await run(sides.api, 60, 10_000)
    await run(sides.executed, 60, 15_000)
    await run(sides.plain, 60, 20_000)
    rows.push({
      name: scenario.name,
      api: await run(sides.api, scenario.requests, 0),
      // What writes is executed in both.
      ...(scenario.reads && { executed: await run(sides.executed, scenario.requests, 0) }),
      plain: await run(sides.plain, scenario.requests, 30_000),
    })
  }
  const { version } = JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8')) as {
    version: string
  }
  const text = `# The last table\n\n\`pnpm bench --scale ${scale}\`, Tenure ${version}, ${new Date().toISOString().slice(0, 10)}, ${cpus().length} cores, Node ${process.versions.node}: ${60 * scale} projects, ${400 * scale} allocations, ${concurrency} requests at a time, all sides in one run on one PostgreSQL.\nIn brackets: how many times the plain handler’s, which signs nobody in, decides nothing and hands one statement’s JSON through. *Executed* is the API with \`TENURE_COMPILED_READS=0\`: every field by its resolver.\n\n${table(rows)}\n`
  console.log(text)
  const results = new URL('../RESULTS.md', import.meta.url)
  // What `trail` measured stands below, and stays.
  const [, trail] = readFileSync(results, 'utf8').split('<!-- trail -->')
  if (!only) writeFileSync(results, trail === undefined ? text : `${text}\n<!-- trail -->${trail}`)
} finally {
  api.stop()
  executed.stop()
  plain.stop()
  await owner.end()
  await server.stop()
}
