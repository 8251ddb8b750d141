import type { FacilityReading } from '@tenure/interchange'
import type { Context } from '../../../../kernel/context.ts'
import { holds } from '../../../identity/index.ts'
import { loadFacility } from '../state/load-facility.ts'
import { foldNames } from './folded-names.ts'
import { judgeCuts } from './judge-cuts.ts'
import { judgeShares } from './judge-shares.ts'
import type { PlanRow, Planned } from './plan.ts'
import { planAllocations, type PlannedAllocation } from './plan-allocations.ts'
import { type FinalDataShare, planDataShares } from './plan-data-shares.ts'
import { type FinalDefaultProject, planDefaultProjects } from './plan-default-projects.ts'
import { type FinalGroup, planGroups } from './plan-groups.ts'
import { type FinalMember, planMembers } from './plan-members.ts'
import { type FinalPerson, planPeople } from './plan-people.ts'
import { type FinalProject, planProjects } from './plan-projects.ts'
import { type PlannedShare, planShares } from './plan-shares.ts'
import { type FinalType, planTypes } from './plan-types.ts'
import type { Planning } from './planning.ts'
import { settledFacility } from './settle.ts'

/** What an import would do, row by row, with the state each row leads to. */
export interface Plan {
  readonly rows: readonly PlanRow[]
  readonly people: readonly Planned<FinalPerson>[]
  readonly types: readonly Planned<FinalType>[]
  readonly groups: readonly Planned<FinalGroup>[]
  readonly projects: readonly Planned<FinalProject>[]
  readonly members: readonly Planned<FinalMember>[]
  readonly defaultProjects: readonly Planned<FinalDefaultProject>[]
  readonly allocations: readonly PlannedAllocation[]
  readonly shares: readonly PlannedShare[]
  readonly dataShares: readonly Planned<FinalDataShare>[]
  readonly planning: Planning
}

/**
 * Compares what was read with what stands, in a fixed number of statements, and says of each row what would be done.
 * Changes nothing. The later a kind, the more it refers to: a row finds what it names among those that stand and those planned.
 */
export async function makePlan(ctx: Context, reading: FacilityReading): Promise<Plan> {
  const facility = settledFacility(reading.facility)
  const [known, fold] = await Promise.all([loadFacility(ctx), foldNames(ctx, facility)])
  const planning: Planning = {
    format: reading.format ?? 'csv',
    known,
    fold,
    viewerId: ctx.viewer.userId,
    now: ctx.now,
    labels: new Map(),
    may: (permission) => holds(ctx, permission),
  }
  const people = planPeople(facility.people, planning)
  const types = planTypes(facility.resourceTypes, planning)
  const groups = planGroups(facility.securityGroups, people.book, planning)
  await breathe()
  const projects = planProjects(facility.projects, { planning, people: people.book, groups: groups.book })
  const books = { planning, people: people.book, types: types.book, groups: groups.book, projects: projects.book }
  const members = planMembers(facility.projects, books)
  const defaultProjects = planDefaultProjects(facility.people, books)
  await breathe()
  const allocations = planAllocations(facility.allocations, books)
  await breathe()
  const shares = planShares(facility.shares, books)
  const dataShares = planDataShares(facility.dataShares, { ...books, allocations: allocations.book })
  const judged = { allocations: allocations.rows, shares, dataShares }
  do judgeShares(shares, planning)
  while (await judgeCuts(ctx, judged))
  const kindsInOrder = [
    people.rows,
    types.rows,
    groups.rows,
    projects.rows,
    members,
    defaultProjects,
    allocations.rows,
    shares,
    dataShares,
  ]
  return {
    rows: kindsInOrder.flatMap((planned) => planned.map(({ row }) => row)),
    people: people.rows,
    types: types.rows,
    groups: groups.rows,
    projects: projects.rows,
    members,
    defaultProjects,
    allocations: allocations.rows,
    shares,
    dataShares,
    planning,
  }
}

/** Lets other requests of this process run between two kinds: planning is arithmetic, and a large file takes its time. */
const breathe = () => new Promise<void>((resolve) => void setImmediate(resolve))
