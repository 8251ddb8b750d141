import { beforeAll, expect, it } from 'vitest'
import { havingPast } from '../../src/kernel/database/past.ts'
import { removeProjectMember } from '../../src/contexts/projects/operations/remove-project-member.ts'
import '../../src/schema.ts'
import { everybody, house, type House, type Who } from '../given-house.ts'
import { ownerPool } from '../database.ts'
import { kept, undone } from '../told.ts'

let of: House
let then: Date
beforeAll(async () => {
  of = await house()
  const [row] = (await ownerPool().query<{ now: Date }>(`select date_trunc('milliseconds', clock_timestamp()) as now`))
    .rows
  then = row!.now
})

/** How many rows of each table with a past this person is shown, at a time or now. */
const shown = (who: Who, asOf?: Date) =>
  undone({ ...of.people[who], ...(asOf && { asOf }) }, async (ctx) => {
    const { rows: tables } = await ownerPool().query<{ name: string }>(
      `select n.name from unnest($1::text[]) n (name) where to_regclass(n.name) is not null and n.name <> 'audit.audit_logs' order by 1`,
      [havingPast()],
    )
    const counts: Record<string, number> = {}
    for (const { name } of tables) {
      const [row] = await ctx.sql<{ n: number }>(`select count(*)::int as n from ${name}`)
      counts[name] = row!.n
    }
    return counts
  })

it.each(everybody)('shows %s of the past just what it shows them of the present', async (who) => {
  expect(await shown(who, then)).toEqual(await shown(who))
})

it('shows who was a member once nothing any more, of then either', async () => {
  await kept(of.people.pi, (ctx) => removeProjectMember(ctx, { id: of.viewerMembershipId }))
  const past = await shown('viewer', then)
  expect(past['projects.projects']).toBe(0)
  expect((await shown('pi', then))['projects.project_members']).toBe(
    (await shown('pi'))['projects.project_members']! + 1,
  )
})
