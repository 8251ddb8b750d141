import { createHash } from 'node:crypto'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { afterAll, beforeAll, expect, it } from 'vitest'
import type { Context } from '../../src/kernel/context.ts'
import { Database } from '../../src/kernel/database/database.ts'
import { open } from '../../src/kernel/database/transaction.ts'
import { newId } from '../../src/kernel/ids.ts'
import { api, type Api } from '../api.ts'
import { ownerPool, urls } from '../database.ts'
import type { Person } from '../given.ts'
import { writesWhoMay } from '../env.ts'
import { everybody, house, type House } from '../given-house.ts'
import { openAs } from '../told.ts'
import type { Ours, Question } from './graph-walk.ts'
import { thingsOf } from './things.ts'
import { bestQuestion, type Mark, mark, nameOf, type Root, roots } from './who-may.ts'

/*
 * Who may do what: a line for each field of the root, a column for each kind of person. It stands in who-may.txt and is held to
 * what each of them is really answered, about one project's things in a house where everybody stands in another relation to it.
 * They are told contexts, not sessions: what only a session may do (impersonateUser) and what only a request has (rateLimit) is ·.
 */
const place = new URL('who-may.txt', import.meta.url)
const people = [...everybody, 'token', 'nobody'] as const

let at: House
let ours: Ours
let server: Api
const asked = new Map<string, Question>()
const marks = new Map<string, Mark[]>()

beforeAll(async () => {
  server = await api()
  at = await house()
  ours = await thingsOf(at)
  // What each field is asked: about the thing that the administrator, else the PI, else an editor is shown or may change.
  let unseen: readonly Root[] = roots
  for (const who of ['admin', 'pi', 'editor'] as const)
    await as(at.people[who], async (ctx) => {
      for (const root of unseen) {
        const best = await bestQuestion(ctx, root, ours)
        if (!asked.has(nameOf(root)) || (await mark(ctx, root, best)) === '✓') asked.set(nameOf(root), best)
      }
      unseen = await among(ctx)
    })
  for (const who of everybody) await as(at.people[who], noted)
  await asToken(noted)
  for (const root of roots) marks.get(nameOf(root))!.push('·')
}, 600_000)

afterAll(() => server.stop())

async function as(person: Person, work: (ctx: Context) => Promise<void>): Promise<void> {
  const opened = await openAs(person)
  try {
    await work(opened.context)
  } finally {
    await opened.rollback()
  }
}

/** A token of the PI's that may read projects and no more. */
async function asToken(work: (ctx: Context) => Promise<void>): Promise<void> {
  const [hash, id] = [createHash('sha256').update(newId()).digest(), newId()]
  await ownerPool().query(
    `insert into identity.api_tokens (tenant_id, id, user_id, name, token_hash, prefix, scopes, expires_at) values ($1, $2, $3, 'narrow', $4, 'tenure_', '{project:read}', now() + interval '1 day')`,
    [at.tenantId, id, at.people.pi.userId, hash],
  )
  const database = new Database(urls().appUrl, 1)
  const opened = (await open(database, { hash, requestId: id, ip: null, userAgent: null }, { mode: 'write' }))!
  try {
    await work(opened.context)
  } finally {
    await opened.rollback()
    await database.close()
  }
}

async function noted(ctx: Context): Promise<void> {
  for (const root of roots) {
    const name = nameOf(root)
    marks.set(name, [...(marks.get(name) ?? []), await mark(ctx, root, asked.get(name)!)])
  }
}

/** The fields at which this person is shown nothing and may do nothing. */
async function among(ctx: Context) {
  const unseen = []
  for (const root of roots) if ((await mark(ctx, root, asked.get(nameOf(root))!)) === '·') unseen.push(root)
  return unseen
}

const width = Math.max(...roots.map((root) => nameOf(root).length))
const line = (name: string, of: readonly Mark[]) =>
  `${name.padEnd(width + 2)}${of.map((one, i) => one.padEnd(people[i]!.length + 1)).join(' ')}`.trimEnd()
const head = `${' '.repeat(width + 2)}${people.map((who) => who.padEnd(who.length + 1)).join(' ')}`.trimEnd()

it('stands in who-may.txt for every field of the graph', () => {
  const lines = roots.map((root) => line(nameOf(root), marks.get(nameOf(root))!))
  const table = `${[head, ...lines].join('\n')}\n`
  if (writesWhoMay) writeFileSync(place, table)
  const written = existsSync(place) ? readFileSync(place, 'utf8') : ''
  const name = (text: string) => text.slice(0, width + 2).trim()
  const known = new Map(written.split('\n').map((one) => [one.split(/ {2,}/)[0]!, one]))
  const marksIn = (text: string | undefined) => text?.match(/[✓·]/g)?.join(' ')
  const wrong = lines.filter((one) => marksIn(known.get(name(one))) !== marksIn(one))
  const gone = [...known.keys()].filter((one) => one && !lines.some((now) => name(now) === one) && one !== head.trim())
  const said = wrong.map((now) => `  ${now}\n  ${known.get(name(now)) ?? '(has no line yet)'}`)
  expect(
    wrong.length + gone.length,
    `Who may is no longer what who-may.txt says.\n${head}\nNow, and as it is written:\n${said.join('\n')}\n${gone.join('\n')}\n` +
      'If that is right: WHO_MAY=write npx vitest run --project database test/walls/who-may.test.ts',
  ).toBe(0)
}, 600_000)

it('lets nobody in who does not say who they are', async () => {
  for (const root of roots) {
    const { document, variables } = asked.get(nameOf(root))!
    const response = await fetch(`${server.url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'x-tenure-client': 'test' },
      body: JSON.stringify({ query: document, variables }),
    })
    expect([nameOf(root), response.status]).toEqual([nameOf(root), 401])
  }
}, 60_000)
