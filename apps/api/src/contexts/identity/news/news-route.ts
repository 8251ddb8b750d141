import { PassThrough } from 'node:stream'
import type { FastifyInstance } from 'fastify'
import type { Database } from '../../../kernel/database/database.ts'
import { open } from '../../../kernel/database/transaction.ts'
import { credentialOf, secretOf } from '../../../kernel/http/credential.ts'
import { tell } from '../../../kernel/http/failures.ts'
import { listenForNews } from './listener.ts'
import { type Count, type Stream, Streams } from './streams.ts'

/** How often a page that hears nothing is looked at, in milliseconds: proxies keep its connection, and a session that ended is noticed. */
const round = 25_000

export interface News {
  /** Ends every stream, and listens no longer. */
  stop(): Promise<void>
}

/**
 * `GET /events`: server-sent events that say how many notices the session has not read, at once and whenever that may
 * have changed; never what. Each time the session is looked at anew, and not marked active: a page left open hears of
 * news until its session ends, no longer. No connection to the database is kept for a page.
 */
export function newsRoute(app: FastifyInstance, { database, url }: { database: Database; url: string }): News {
  const count: Count = async (credential) => {
    const opened = await open(database, credential, { mode: 'read' })
    if (!opened) return undefined
    const { context } = opened
    try {
      if (context.viewer.kind !== 'SESSION') return undefined
      const [row] = await context.sql<{ count: number }>(
        'select count(*)::int as count from identity.notifications where tenant_id = $1 and user_id = $2 and read_at is null',
        [context.viewer.tenantId, context.viewer.userId],
        'unread-notices',
      )
      return row?.count ?? 0
    } finally {
      await opened.rollback()
    }
  }
  const streams = new Streams(count)
  const listener = listenForNews(url, {
    onNews: (tenantId, userId) => streams.newsFor(tenantId, userId),
    onMissed: () => streams.checkAll(),
  })
  const rounds = setInterval(() => streams.checkAll(), round).unref()

  app.get('/events', { exposeHeadRoute: false }, async (request, reply) => {
    const credential = secretOf(request)?.kind === 'cookie' ? credentialOf(request) : undefined
    const site = request.headers['sec-fetch-site']
    if (site !== undefined && site !== 'same-origin')
      return tell(request, reply, {
        status: 403,
        code: 'FORBIDDEN',
        message: 'Only the portal’s own pages listen here.',
      })
    const opened = credential && (await open(database, credential, { mode: 'read' }))
    const viewer = opened?.context.viewer
    await opened?.rollback()
    // 204 ends an EventSource for good: it does not come back by itself.
    if (!credential || viewer?.kind !== 'SESSION') return reply.status(204).send()
    if (streams.isFull)
      return tell(request, reply.header('retry-after', '60'), {
        status: 503,
        code: 'OVERLOADED',
        message: 'Too many pages listen already.',
      })
    const out = new PassThrough()
    const stream: Stream = {
      tenantId: viewer.tenantId,
      userId: viewer.userId,
      credential,
      // Who reads so slowly that this piles up comes back and asks anew.
      tell: (unread) =>
        void (out.writableLength > 65_536 ? out.destroy() : out.write(`data: {"unread":${unread}}\n\n`)),
      end: () => void out.end('event: ended\ndata: {}\n\n'),
    }
    out.on('close', () => streams.remove(stream))
    reply.raw.on('close', () => out.destroy())
    streams.add(stream)
    out.write('retry: 5000\n\n')
    void streams.check(stream)
    return reply
      .headers({
        'content-type': 'text/event-stream; charset=utf-8',
        'cache-control': 'no-store',
        'x-accel-buffering': 'no',
      })
      .send(out)
  })
  return {
    stop: async () => {
      clearInterval(rounds)
      streams.endAll()
      await listener.stop()
    },
  }
}
