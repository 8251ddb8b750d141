import { timingSafeEqual } from 'node:crypto'
import type { FastifyInstance, FastifyRequest } from 'fastify'
import type pg from 'pg'
import { collectDefaultMetrics, Counter, Gauge, Histogram, Registry } from 'prom-client'
import type { Call } from '../call.ts'
import type { Database } from '../database/database.ts'
import { hashOf } from './credential.ts'

interface Measured {
  readonly database: Database
  readonly door: pg.Pool
  /** Operations that are named in the figures; all others are `other`, so that no caller can make figures without end. */
  readonly operations: ReadonlySet<string>
  readonly token: string | undefined
}

const seconds = [0.002, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10]

/** Rows that no month's partition took: the monthly partitions are made too late, or a clock is wrong. From the statistics, without a scan. */
const astray = `select coalesce(sum(pg_stat_get_live_tuples(p.partdefid)), 0)::float8 as rows from pg_partitioned_table p
  join pg_class c on c.oid = p.partrelid join pg_namespace n on n.oid = c.relnamespace where n.nspname = 'audit' and p.partdefid <> 0`

/** `/metrics` for Prometheus, for who holds the token; without a token set, for this machine alone. */
export function metrics(
  app: FastifyInstance,
  { database, door, operations, token }: Measured,
): { readonly onCall: (call: Call) => void } {
  const registers = [new Registry()]
  const [registry] = registers as [Registry]
  collectDefaultMetrics({ register: registry })
  const http = new Histogram({
    name: 'tenure_http_request_seconds',
    help: 'Requests by route and status.',
    labelNames: ['method', 'route', 'status'],
    buckets: seconds,
    registers,
  })
  const statements = new Histogram({
    name: 'tenure_graphql_statements',
    help: 'SQL statements of one operation.',
    labelNames: ['operation'],
    buckets: [2, 4, 6, 8, 12, 16, 24, 32, 64],
    registers,
  })
  const graphql = new Histogram({
    name: 'tenure_graphql_operation_seconds',
    help: 'Operations by name.',
    labelNames: ['operation', 'kind'],
    buckets: seconds,
    registers,
  })
  const refusals = new Counter({
    name: 'tenure_refusals_total',
    help: 'Refusals by type.',
    labelNames: ['type'],
    registers,
  })
  const errors = new Counter({
    name: 'tenure_graphql_errors_total',
    help: 'Errors by code.',
    labelNames: ['code'],
    registers,
  })
  registry.registerMetric(
    new Gauge({
      name: 'tenure_pool_connections',
      help: 'Connections by state, and requests that wait for one.',
      labelNames: ['pool', 'state'],
      registers: [],
      collect() {
        for (const [pool, { total, idle, waiting }] of [
          ['app', database.figures],
          ['door', { total: door.totalCount, idle: door.idleCount, waiting: door.waitingCount }],
        ] as const) {
          this.set({ pool, state: 'busy' }, total - idle)
          this.set({ pool, state: 'idle' }, idle)
          this.set({ pool, state: 'waiting' }, waiting)
        }
      },
    }),
  )
  registry.registerMetric(
    new Gauge({
      name: 'tenure_audit_default_partition_rows',
      help: 'Audit rows outside every monthly partition; should be 0.',
      registers: [],
      async collect() {
        // Figures of the process are told even when the database is out of reach.
        const { rows } = await door.query<{ rows: number }>(astray).catch(() => ({ rows: [] }))
        if (rows[0]) this.set(rows[0].rows)
      },
    }),
  )

  const named = (call: Call) =>
    call.operation === undefined ? 'anonymous' : operations.has(call.operation) ? call.operation : 'other'
  app.addHook('onResponse', async (request, reply) => {
    const { call } = request
    const took = reply.elapsedTime / 1000
    http.observe(
      { method: request.method, route: request.routeOptions.url ?? 'none', status: String(reply.statusCode) },
      took,
    )
    if (call) graphql.observe({ operation: named(call), kind: call.kind ?? 'none' }, took)
  })
  app.get('/metrics', { logLevel: 'warn' }, async (request, reply) => {
    if (!mayRead(request, token))
      return reply.status(404).send({ code: 'NOT_FOUND', message: 'There is nothing here.' })
    return reply.type(registry.contentType).send(await registry.metrics())
  })
  return {
    onCall: (call) => {
      statements.observe({ operation: named(call) }, call.count)
      for (const type of call.refusals) refusals.inc({ type })
      for (const code of call.errors) errors.inc({ code })
    },
  }
}

/** A request that came through a proxy is not this machine's, whatever address it comes from. */
function mayRead(request: FastifyRequest, token: string | undefined): boolean {
  if (token) {
    const given = /^Bearer +(\S+)$/i.exec(request.headers.authorization ?? '')?.[1] ?? ''
    return timingSafeEqual(hashOf(given), hashOf(token))
  }
  const forwarded = request.headers['x-forwarded-for'] ?? request.headers['forwarded']
  return (
    forwarded === undefined && ['127.0.0.1', '::1', '::ffff:127.0.0.1'].includes(request.socket.remoteAddress ?? '')
  )
}
