import { createResourceType } from '../../contexts/allocations/operations/create-resource-type.ts'
import { addProjectMember } from '../../contexts/projects/operations/add-project-member.ts'
import { createProject } from '../../contexts/projects/operations/create-project.ts'
import { nameResourceManager } from '../../contexts/projects/operations/name-resource-manager.ts'
import { setDefaultProject } from '../../contexts/projects/operations/set-default-project.ts'
import { setProjectDefaults } from '../../contexts/projects/operations/set-project-defaults.ts'
import type { Beat } from '../teller.ts'
import type { Calendar } from './calendar.ts'
import type { Chance } from './chance.ts'
import type { Character, Work } from './character.ts'
import { resources } from './resources.ts'

/** The catalogue, on the first day. */
export const catalogue = ({ day }: Calendar): Beat[] =>
  resources.map(({ key, ...resource }) => ({
    at: day(0),
    who: 'admin',
    does: async (ctx, memory) => memory.keep(`type ${key}`, (await createResourceType(ctx, resource)).id),
  }))

/** The day a work begins: the first on day 2, the last ten weeks before today. */
export const beginsOn = (i: number, all: number, length: number): number => 2 + Math.floor((i * (length - 72)) / all)

interface Setting {
  readonly calendar: Calendar
  readonly chance: Chance
  readonly people: readonly Character[]
}

/** A project is made by its PI, with its people, its steward and its managers; a PI's first is their default. */
export function beginnings(works: readonly Work[], { calendar: { day, length }, chance, people }: Setting): Beat[] {
  const first = new Set<string>()
  const hands = people.filter(
    ({ roles }) => !roles.includes('pi') && !roles.includes('admin') && !roles.includes('auditor'),
  )
  return works.flatMap((work, i) => {
    const begins = beginsOn(i, works.length, length)
    const by = (hours: number, does: Beat['does']): Beat => ({ at: day(begins, hours), who: work.pi, does })
    const isFirst = !first.has(work.pi)
    first.add(work.pi)
    const code = `CC-${4000 + chance.whole(100, 999)}`
    const beats = [
      by(0, async (ctx, memory) => {
        const { id } = await createProject(ctx, {
          name: work.name,
          description: work.about,
          billing: { costCentre: code },
          activate: true,
        })
        memory.keep(`project ${work.name}`, id)
        memory.keep(
          `public id ${work.name}`,
          (
            await ctx.tx.project.findFirstOrThrow({
              where: { tenantId: ctx.viewer.tenantId, id },
              select: { publicId: true },
            })
          ).publicId,
        )
        if (isFirst) await setDefaultProject(ctx, { projectId: id })
      }),
    ]
    const chosen = new Set(Array.from({ length: work.size + 1 }, () => chance.pick(hands).key))
    if (work.pi === 'pi' && people.some(({ key }) => key === 'engineer')) chosen.add('engineer')
    const roles = ['EDITOR', 'VIEWER', 'EDITOR', 'OWNER'] as const
    beats.push(
      by(1, async (ctx, memory) => {
        const projectId = memory.recall(`project ${work.name}`)
        for (const [n, key] of [...chosen].entries())
          await addProjectMember(ctx, {
            projectId,
            userId: memory.person(key),
            role: key === 'engineer' ? 'EDITOR' : roles[n % roles.length]!,
          })
        if (work.steward) await setProjectDefaults(ctx, { projectId, dataStewardId: memory.person(work.steward) })
        for (const key of work.managers ?? [])
          await nameResourceManager(ctx, {
            projectId,
            userId: memory.person(key),
            reason: 'keeps the group’s allocations',
          })
      }),
    )
    return beats
  })
}
