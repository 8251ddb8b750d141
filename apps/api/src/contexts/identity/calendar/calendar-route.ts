import { createHash } from 'node:crypto'
import type { FastifyInstance } from 'fastify'
import type pg from 'pg'
import { hashOf } from '../../../kernel/http/credential.ts'
import { type CalendarDay, calendarOf } from './calendar.ts'

/** `GET /calendar/<secret>.ics`: a person's days, for a calendar program that signs in by nothing but the address. */
export function calendarRoute(
  app: FastifyInstance,
  { door, publicUrl }: { door: pg.Pool; publicUrl: string | undefined },
): void {
  app.get<{ Params: { file: string } }>('/calendar/:file', async (request, reply) => {
    const secret = /^([\w-]{43})\.ics$/.exec(request.params.file)?.[1]
    const { rows } = secret
      ? await door.query<CalendarDay & { person: string; uid: string | null }>(
          `select person, uid, kind, to_char(day, 'YYYY-MM-DD') as day, what, project, version, changed_at from identity.calendar_days($1)`,
          [hashOf(secret)],
        )
      : { rows: [] }
    const [first] = rows
    reply.headers({ 'cache-control': 'private, no-cache', 'x-robots-tag': 'noindex' })
    // Whether there ever was such an address is nobody's business.
    if (!first)
      return reply
        .status(404)
        .send({ code: 'NOT_FOUND', message: 'There is no calendar at this address.', requestId: request.id })
    const text = calendarOf(
      first.person,
      rows.filter(({ uid }) => uid !== null),
      publicUrl ?? `${request.protocol}://${request.host}`,
    )
    const etag = `"${createHash('sha256').update(text).digest('base64url')}"`
    reply.header('etag', etag)
    if (request.headers['if-none-match'] === etag) return reply.status(304).send()
    return reply.type('text/calendar; charset=utf-8').send(text)
  })
}
