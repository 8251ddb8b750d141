import fc from 'fast-check'
import { expect, it } from 'vitest'
import { havingPast } from '../../src/kernel/database/past.ts'
import { Refusal } from '../../src/kernel/refusal.ts'
import { ownerPool } from '../database.ts'
import { kept, undone } from '../told.ts'
import { everything } from './everything.ts'
import { deeds, Nothing, type Stage, stage } from './story.ts'

const HOUR = 3_600_000
const began = Date.parse('2026-03-01T08:00:00Z')
const hour = (n: number) => new Date(began + n * HOUR)

/** What the graph said of everything there was, at a time that was the present then. */
interface Remembered {
  readonly at: Date
  readonly answers: ReadonlyMap<string, string>
}

/** Does what chance says, an hour apart, and remembers now and then what everything looked like. */
async function remember(on: Stage, chances: readonly number[]): Promise<Remembered[]> {
  const remembered: Remembered[] = []
  for (const [i, chance] of chances.entries()) {
    let left = chance
    const below = (n: number) => {
      const value = left % n
      left = Math.floor(left / n)
      return value
    }
    const deed = Object.values(deeds)[i < 5 ? [0, 0, 11, 11, 16][i]! : below(Object.keys(deeds).length)]!
    await kept({ ...on.admin, at: hour(i) }, (ctx) => deed(ctx, on, below)).catch((error: unknown) => {
      if (!(error instanceof Refusal || error instanceof Nothing)) throw error
    })
    if (i % 5 === 4) remembered.push({ at: hour(i), answers: await look(on, { at: hour(i) }) })
  }
  return remembered
}

async function look(on: Stage, when: { at: Date } | { asOf: Date }): Promise<Map<string, string>> {
  return undone({ ...on.admin, ...when }, async (ctx) => {
    const answers = new Map<string, string>()
    for (const { kind, id } of on.things) answers.set(`${kind} ${id}`, await everything(ctx, kind, id))
    return answers
  })
}

it('as of a time is what was the present then, field by field; as of now is the present', { timeout: 240_000 }, () =>
  fc.assert(
    fc.asyncProperty(fc.array(fc.nat(), { minLength: 25, maxLength: 25 }), async (chances) => {
      const on = await stage(hour(-1))
      const remembered = await remember(on, chances)
      for (const { at, answers } of remembered) {
        const past = await look(on, { asOf: at })
        for (const [thing, then] of past) {
          // What had not been made yet was not there.
          if (answers.has(thing)) expect(then, `${thing} as of ${at.toISOString()}`).toBe(answers.get(thing))
          else expect(JSON.parse(then)).toEqual(JSON.parse(then).map(() => null))
        }
      }
      const last = remembered.at(-1)!
      expect(await look(on, { asOf: last.at })).toEqual(await look(on, { at: last.at }))
    }),
    { numRuns: 1, endOnFailure: true },
  ),
)

it('all that has a past in the database has one in the code, and the other way round', async () => {
  const { rows } = await ownerPool().query<{ name: string }>(
    `select 'past.' || c.relname as name from pg_class c where c.relnamespace = 'past'::regnamespace and c.relkind = 'v'
     union select 'past.' || p.proname from pg_proc p where p.pronamespace = 'past'::regnamespace and p.prosecdef and has_function_privilege('tenure_app', p.oid, 'execute') order by 1`,
  )
  const inCode = havingPast().map((name) => `past.${name.split('.')[1]!}`)
  expect(rows.map(({ name }) => name)).toEqual(inCode.sort())
})
