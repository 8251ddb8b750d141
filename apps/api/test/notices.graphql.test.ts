import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { api, type Api, type GraphqlCaller } from './api.ts'
import { ownerPool } from './database.ts'
import * as given from './given.ts'

let server: Api
let person: given.Person
let other: given.Person
let ask: GraphqlCaller
let askOther: GraphqlCaller
let cookie: string
beforeAll(async () => {
  server = await api()
  person = await given.signInAble(['admin'])
  other = await given.person(person.tenantId, { password: given.password })
  ask = await server.signIn(person.email, given.password)
  askOther = await server.signIn(other.email, given.password)
  cookie = await server.cookie(person.email, given.password)
})
afterAll(() => server.stop())

/** Tells somebody, as the worker does. */
async function tell({ tenantId, userId }: given.Person, key: string, kind = 'statement.issued') {
  const client = await ownerPool().connect()
  try {
    await client.query('begin')
    await client.query('select ctx.begin_told($1, null, now())', [tenantId])
    await client.query('select identity.notify(array[$1::uuid], $2, $3, null, null, null, $4)', [
      userId,
      kind,
      key,
      { period: key },
    ])
    await client.query('commit')
  } finally {
    client.release()
  }
}

const list = `query ($first: Int, $after: String, $isUnread: Boolean) { notices(first: $first, after: $after, isUnread: $isUnread) { totalCount edges { node { id kind title sentence createdAt readAt actor { fullName } } } pageInfo { hasNextPage endCursor } } viewer { unreadNotices } }`
const mark = `mutation ($input: MarkNoticesReadInput!) { markNoticesRead(input: $input) { __typename ... on Viewer { unreadNotices } ... on Refusal { message field } } }`

/** What comes on a stream, one event after another. */
async function* events(from: string, headers: Record<string, string>, signal: AbortSignal) {
  const answer = await fetch(from, { headers, signal })
  yield { status: answer.status, data: undefined }
  let text = ''
  for await (const chunk of answer.body!.pipeThrough(new TextDecoderStream())) {
    text += chunk
    for (let end = text.indexOf('\n\n'); end >= 0; end = text.indexOf('\n\n')) {
      const data = /^data: (.*)$/m.exec(text.slice(0, end))?.[1]
      const event = /^event: (.*)$/m.exec(text.slice(0, end))?.[1]
      text = text.slice(end + 2)
      if (data) yield { status: answer.status, event, data: JSON.parse(data) as { unread?: number } }
    }
  }
}

describe('notices', () => {
  it('are one’s own, newest first, paged, and marked as read one by one or all', async () => {
    for (const key of ['2026-08', '2026-09', '2026-10']) await tell(person, key)
    const { data } = await ask(list, { first: 2 })
    expect(data.notices.totalCount).toBe(3)
    expect(data.notices.edges.map(({ node }: { node: { sentence: string } }) => node.sentence)).toEqual([
      'The statement of a project for 2026-10 is there.',
      'The statement of a project for 2026-09 is there.',
    ])
    expect(data.notices.edges[0].node).toMatchObject({ title: 'A statement was issued', readAt: null, actor: null })
    const next = await ask(list, { first: 2, after: data.notices.pageInfo.endCursor })
    expect(next.data.notices.edges).toHaveLength(1)
    expect(next.data.notices.pageInfo.hasNextPage).toBe(false)
    const [{ node }] = data.notices.edges
    // Another's are not there to be read by anybody.
    expect((await askOther(mark, { input: { ids: [node.id] } })).data.markNoticesRead).toEqual({
      __typename: 'Viewer',
      unreadNotices: 0,
    })
    expect((await ask(mark, { input: { ids: [node.id] } })).data.markNoticesRead.unreadNotices).toBe(2)
    expect(
      (await ask(list, { isUnread: false })).data.notices.edges.map((edge: { node: { id: string } }) => edge.node.id),
    ).toEqual([node.id])
    expect((await ask(mark, { input: {} })).data.markNoticesRead.unreadNotices).toBe(0)
  })

  it('are told as the person chooses, kind by kind', async () => {
    const choose = `mutation ($input: ChooseNoticeChannelInput!) { chooseNoticeChannel(input: $input) { __typename ... on NoticePreference { kind channel usualChannel } ... on Refusal { message field } } }`
    const chosen = async (input: object) => (await askOther(choose, { input })).data.chooseNoticeChannel
    expect(await chosen({ kind: 'statement.issued', channel: 'NONE' })).toMatchObject({
      channel: 'NONE',
      usualChannel: 'DIGEST',
    })
    await tell(other, '2026-10')
    expect((await askOther(list)).data.notices.edges).toEqual([])
    expect(await chosen({ kind: 'statement.issued', channel: 'PORTAL' })).toMatchObject({ channel: 'PORTAL' })
    await tell(other, '2026-11')
    expect((await askOther(list)).data.notices.edges).toHaveLength(1)
    expect(await chosen({ kind: 'no.kind', channel: 'PORTAL' })).toMatchObject({
      __typename: 'InvalidInput',
      field: ['kind'],
    })
    const { data } = await askOther('{ viewer { noticePreferences { kind title channel } } }')
    expect(data.viewer.noticePreferences.length).toBeGreaterThan(10)
    expect(
      (await ask('{ viewer { noticePreferences { kind channel } } }')).data.viewer.noticePreferences,
    ).toContainEqual({ kind: 'statement.issued', channel: 'DIGEST' })
  })
})

describe('the stream of news', () => {
  it('says how many are unread, at once and when it changes, to that person alone, and ends with the session', async () => {
    const stop = new AbortController()
    const stream = events(`${server.url}/events`, { cookie }, stop.signal)
    const next = async () => (await stream.next()).value
    expect(await next()).toMatchObject({ status: 200 })
    expect(await next()).toMatchObject({ data: { unread: 0 } })
    const { rows: before } = await ownerPool().query(
      'select last_active_at from identity.sessions where user_id = $1',
      [person.userId],
    )
    await tell(other, 'not for them')
    await tell(person, 'live')
    expect(await next()).toMatchObject({ data: { unread: 1 } })
    await ask(mark, { input: {} })
    expect(await next()).toMatchObject({ data: { unread: 0 } })
    const { rows: after } = await ownerPool().query('select last_active_at from identity.sessions where user_id = $1', [
      person.userId,
    ])
    expect(after).toEqual(before)
    await ownerPool().query('update identity.sessions set revoked_at = now() where user_id = $1', [person.userId])
    await tell(person, 'too late')
    expect(await next()).toMatchObject({ event: 'ended' })
    expect((await stream.next()).done).toBe(true)
    stop.abort()
  })

  it('is for nobody who is not signed in, nor for another site', async () => {
    expect((await fetch(`${server.url}/events`)).status).toBe(204)
    expect((await fetch(`${server.url}/events`, { headers: { cookie: 'tenure=0' } })).status).toBe(204)
    const theirs = await server.cookie(other.email, given.password)
    expect(
      (await fetch(`${server.url}/events`, { headers: { cookie: theirs, 'sec-fetch-site': 'cross-site' } })).status,
    ).toBe(403)
  })

  it('keeps one connection to the database, however many listen, and finds a new one when it breaks', async () => {
    const mine = await server.cookie(other.email, given.password)
    const stop = new AbortController()
    const streams = Array.from({ length: 5 }, () => events(`${server.url}/events`, { cookie: mine }, stop.signal))
    for (const stream of streams) {
      await stream.next()
      await stream.next()
    }
    const listeners = `select pid from pg_stat_activity where application_name = 'tenure-news' and datname = current_database()`
    const { rows } = await ownerPool().query<{ pid: number }>(listeners)
    expect(rows.length).toBeGreaterThan(0)
    await ownerPool().query('select pg_terminate_backend(pid) from unnest($1::int[]) pid', [rows.map(({ pid }) => pid)])
    await expect
      .poll(
        async () =>
          (await ownerPool().query<{ pid: number }>(listeners)).rows.filter(
            ({ pid }) => !rows.some((old) => old.pid === pid),
          ).length,
        { timeout: 10_000 },
      )
      .toBeGreaterThan(0)
    // Whoever listens is told at once: what was said meanwhile was lost.
    for (const stream of streams)
      expect((await stream.next()).value).toMatchObject({ data: { unread: expect.any(Number) as number } })
    stop.abort()
  })
})

describe('a calendar address', () => {
  const make = `mutation { createCalendarLink(input: {}) { __typename ... on CalendarLinkCreated { path } } }`
  const get = (path: string, headers = {}) => fetch(server.url + path, { headers })

  it('serves one’s days without a session, until it is replaced or revoked, or its person may not come in', async () => {
    const mine = await given.person(person.tenantId, { password: given.password })
    const asMe = await server.signIn(mine.email, given.password)
    const first = (await asMe(make)).data.createCalendarLink.path as string
    const answer = await get(first)
    expect(answer.headers.get('content-type')).toBe('text/calendar; charset=utf-8')
    expect(await answer.text()).toMatch(/^BEGIN:VCALENDAR\r\n/)
    expect((await get(first, { 'if-none-match': answer.headers.get('etag')! })).status).toBe(304)
    const second = (await asMe(make)).data.createCalendarLink.path as string
    expect((await get(first)).status).toBe(404)
    expect((await get(second)).status).toBe(200)
    const { rows } = await ownerPool().query<{ there: boolean }>(
      `select bool_or(l::text like '%' || $2 || '%') as there from identity.calendar_links l where user_id = $1`,
      [mine.userId, second.slice(10, -4)],
    )
    expect(rows).toEqual([{ there: false }])
    expect(
      (await asMe('{ viewer { calendarLink { createdAt lastUsedAt } } }')).data.viewer.calendarLink.lastUsedAt,
    ).not.toBeNull()
    await ownerPool().query(`update identity.users set status = 'SUSPENDED' where id = $1`, [mine.userId])
    expect((await get(second)).status).toBe(404)
    await ownerPool().query(`update identity.users set status = 'ACTIVE' where id = $1`, [mine.userId])
    expect((await get(second)).status).toBe(200)
    // Whoever was suspended has no session left.
    const anew = await server.signIn(mine.email, given.password)
    await anew('mutation { revokeCalendarLink(input: {}) { __typename } }')
    expect((await get(second)).status).toBe(404)
    expect((await get('/calendar/nothing.ics')).status).toBe(404)
  })
})
