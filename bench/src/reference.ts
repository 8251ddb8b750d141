import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import pg from 'pg'
import { env } from './env.ts'
import { scenarios } from './scenarios.ts'

// The plain handler: one hand-written statement a request, its JSON handed through. No sign-in, no row level security,
// no rules: the least that could answer. It runs as a process of its own.
const pool = new pg.Pool({ connectionString: env.referenceDatabaseUrl, max: 10 })

const server = createServer((request, response) => {
  const chunks: Buffer[] = []
  request.on('data', (chunk: Buffer) => chunks.push(chunk))
  request.on('end', () => {
    const scenario = scenarios[Number(request.url?.slice(1))]!
    const values = JSON.parse(Buffer.concat(chunks).toString()) as unknown[]
    pool
      .query<{ answer: string }>({ name: `s${request.url}`, text: scenario.sql, values })
      .then(({ rows }) =>
        response.setHeader('content-type', 'application/json').end(`{"data":${rows[0]?.answer ?? 'null'}}`),
      )
      .catch((error: Error) => response.writeHead(500).end(error.message))
  })
})
server.listen(0, '127.0.0.1', () => {
  const { port } = server.address() as AddressInfo
  process.send?.(`http://127.0.0.1:${port}`)
})
