import { randomBytes, randomUUID } from 'node:crypto'
import { mkdtemp, readdir, readFile, rm, stat } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { AddressInfo } from 'node:net'
import { migrate } from '@tenure/prisma/migrate'
import { type ThrowawayServer, throwawayServer } from '@tenure/prisma/throwaway'
import pg from 'pg'
import { SMTPServer } from 'smtp-server'
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest'
import { sendDueMail } from '../src/jobs/send-mail.ts'
import { postOffice } from '../src/mail/post.ts'

let server: ThrowawayServer
let owner: pg.Pool
let worker: pg.Pool
let tenantId: string
let userId: string
let folder: string

/** A mail server that keeps what it takes, and can be told to say no. */
const received: string[] = []
let answer: { code: number; says: string } | undefined
const smtp = new SMTPServer({
  authOptional: true,
  disabledCommands: ['STARTTLS'],
  onRcptTo: (_address, _session, callback) =>
    callback(answer ? Object.assign(new Error(answer.says), { responseCode: answer.code }) : null),
  onData: (stream, _session, callback) => {
    const parts: Buffer[] = []
    stream.on('data', (part: Buffer) => void parts.push(part))
    stream.on('end', () => {
      received.push(Buffer.concat(parts).toString('utf8'))
      callback()
    })
  },
})
const smtpUrl = () => `smtp://127.0.0.1:${(smtp.server.address() as AddressInfo).port}`

beforeAll(async () => {
  server = await throwawayServer()
  const ownerUrl = await server.createDatabase()
  const [app, door, password] = [1, 2, 3].map(() => randomBytes(12).toString('hex')) as [string, string, string]
  await migrate(ownerUrl, { passwords: { app, door, worker: password } })
  const url = new URL(ownerUrl)
  ;[url.username, url.password] = ['tenure_worker', password]
  owner = new pg.Pool({ connectionString: ownerUrl, max: 2 })
  worker = new pg.Pool({ connectionString: url.href, max: 4 })
  // The server goes with the suite, perhaps before the last of them has closed.
  for (const pool of [owner, worker]) pool.on('error', () => {})
  await new Promise<void>((resolve) => void smtp.listen(0, '127.0.0.1', resolve))
  folder = await mkdtemp(join(tmpdir(), 'tenure-mail-'))
}, 60_000)
afterAll(async () => {
  await Promise.all([owner.end(), worker.end(), new Promise<void>((resolve) => smtp.close(resolve))])
  await rm(folder, { recursive: true })
  await server.stop()
})
beforeEach(async () => {
  answer = undefined
  received.length = 0
  tenantId = randomUUID()
  userId = randomUUID()
  const word = randomBytes(4).toString('hex')
  await owner.query('insert into identity.tenants (id, name, slug) values ($1, $2, $2)', [tenantId, word])
  await owner.query(
    `insert into identity.users (tenant_id, id, username, email, full_name) values ($1, $2, 'ada', 'ada@example.test', 'Ada Öberg')`,
    [tenantId, userId],
  )
})

const queue = (purpose = 'RESET_PASSWORD') =>
  owner.query('select identity.queue_link($1, $2, $3)', [tenantId, userId, purpose])
const outbox = async () =>
  (
    await owner.query<Record<string, unknown>>(
      'select secret, attempts, last_error, sent_at is not null as sent, failed_at is not null as failed, due_at > now() as waits from identity.outgoing_mails where tenant_id = $1 order by created_at, id',
      [tenantId],
    )
  ).rows
const post = () =>
  postOffice({ smtpUrl: smtpUrl(), from: 'Tenure <t@example.test>', folder, publicUrl: 'https://t.example.test/' })
const dueAgain = () => owner.query('update identity.outgoing_mails set due_at = now() where tenant_id = $1', [tenantId])

it('goes to a mail server, with a link whose secret is then nowhere in the database', async () => {
  await queue()
  expect(await sendDueMail(worker, post())).toBe(1)
  const text = received[0]!.replaceAll('=\r\n', '')
  const secret = /https:\/\/t\.example\.test\/link#([0-9a-f]{64})/.exec(text)![1]
  expect(received[0]).toMatch(/^To: =\?UTF-8\?.*<ada@example\.test>/m)
  expect(await outbox()).toMatchObject([{ secret: null, sent: true, failed: false, attempts: 1 }])
  const { rows } = await owner.query<{ action: string; actor_kind: string }>(
    `select action, actor_kind, details::text as details from audit.audit_logs where tenant_id = $1`,
    [tenantId],
  )
  expect(rows.map(({ action }) => action)).toContain('sendMail')
  expect(rows.find(({ action }) => action === 'sendMail')).toMatchObject({ actor_kind: 'WORKER' })
  expect(JSON.stringify(rows)).not.toContain(secret)
  const { rows: links } = await owner.query(
    'select token_hash = sha256($2::bytea) as ours from identity.mailed_links where tenant_id = $1',
    [tenantId, Buffer.from(secret!)],
  )
  expect(links).toEqual([{ ours: true }])
  expect(await sendDueMail(worker, post())).toBe(0)
  expect(received).toHaveLength(1)
})

it('is kept as a file where there is no server, for its owner alone', async () => {
  await queue('INVITATION')
  expect(
    await sendDueMail(
      worker,
      postOffice({ from: 'Tenure <t@example.test>', folder, publicUrl: 'http://localhost:4000' }),
    ),
  ).toBe(1)
  const files = await readdir(folder)
  expect(files).toHaveLength(1)
  expect(files[0]).toMatch(/\.eml$/)
  expect((await stat(join(folder, files[0]!))).mode & 0o777).toBe(0o600)
  expect(await readFile(join(folder, files[0]!), 'utf8')).toMatch(/http:\/\/localhost:4000\/link#/)
})

it('is tried again after a while when a server has no time, and given up after eight attempts', async () => {
  await queue()
  answer = { code: 451, says: 'Come back later' }
  for (let attempt = 1; attempt <= 8; attempt += 1) {
    expect(await sendDueMail(worker, post())).toBe(0)
    expect((await outbox())[0]).toMatchObject({
      attempts: attempt,
      waits: true,
      failed: attempt === 8,
      last_error: expect.stringContaining('Come back later') as unknown,
    })
    expect(await sendDueMail(worker, post())).toBe(0)
    await dueAgain()
  }
  expect(await outbox()).toMatchObject([{ attempts: 8, secret: null, failed: true }])
})

it('is given up at once when there is no such mailbox', async () => {
  await queue()
  answer = { code: 550, says: 'No such person here' }
  await sendDueMail(worker, post())
  expect(await outbox()).toMatchObject([{ attempts: 1, failed: true, secret: null }])
})

it('waits while no server answers, and goes when one does', async () => {
  await queue()
  await sendDueMail(
    worker,
    postOffice({ smtpUrl: 'smtp://127.0.0.1:1', from: 't@example.test', folder, publicUrl: 'http://localhost' }),
  )
  expect(await outbox()).toMatchObject([{ attempts: 1, sent: false, failed: false, waits: true }])
  await dueAgain()
  expect(await sendDueMail(worker, post())).toBe(1)
})

it('is sent once by several workers at once', async () => {
  const people = Array.from({ length: 30 }, () => randomUUID())
  for (const [i, id] of people.entries()) {
    await owner.query(
      `insert into identity.users (tenant_id, id, username, email, full_name) values ($1, $2, $3, $3 || '@example.test', 'P')`,
      [tenantId, id, `p${i}`],
    )
    await owner.query(`select identity.queue_mail($1, $2, 'PASSWORD_CHANGED', '{}')`, [tenantId, id])
  }
  const counts = await Promise.all([1, 2, 3, 4].map(() => sendDueMail(worker, post())))
  expect(counts.reduce((sum, n) => sum + n)).toBe(30)
  expect(new Set(received.map((text) => /^Message-ID: (.*)$/m.exec(text)![1])).size).toBe(30)
})

it('is sent again under the same Message-ID when a worker dies before it could say so', async () => {
  await queue()
  await worker.query('select * from identity.claim_mails(10)')
  expect(await sendDueMail(worker, post())).toBe(0)
  await dueAgain()
  expect(await sendDueMail(worker, post())).toBe(1)
  const { rows } = await owner.query<{ id: string }>('select id from identity.outgoing_mails where tenant_id = $1', [
    tenantId,
  ])
  expect(received[0]).toContain(`Message-ID: <${rows[0]?.id}@t.example.test>`)
})

it('carries the newest link alone', async () => {
  await queue()
  await queue()
  expect(await outbox()).toMatchObject([{ failed: true, secret: null }, { failed: false }])
  expect(await sendDueMail(worker, post())).toBe(1)
})

it('tells of a notice, in its sentence, with the way to be told less', async () => {
  await owner.query(
    `insert into identity.notifications (tenant_id, id, user_id, kind, key, channel, details) values ($1, gen_random_uuid(), $2, 'allocation.expiring', 'k', 'MAIL', '{"what": "20 TB", "date": "2027-01-31T00:00:00.000Z"}')`,
    [tenantId, userId],
  )
  await owner.query(
    `insert into identity.outgoing_mails (tenant_id, id, user_id, purpose, recipient, facts)
     select n.tenant_id, gen_random_uuid(), n.user_id, 'NOTICE', 'ada@example.test', jsonb_build_object('notices', jsonb_build_array(identity.notice_facts(n))) from identity.notifications n where n.tenant_id = $1`,
    [tenantId],
  )
  expect(await sendDueMail(worker, post())).toBe(1)
  expect(received[0]).toContain('Subject: 20 TB of a project ends on 2027-01-31.')
  expect(received[0]!.replaceAll('=\r\n', '')).toContain('https://t.example.test/notices')
})
