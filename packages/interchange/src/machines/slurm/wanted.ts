import type { Allocation } from '../../facility.ts'
import { writeSlurmFile } from '../../slurm/write-dump.ts'
import { type MachineState, type MachineWriting, workingFacility } from '../state.ts'

/**
 * Writes the accounts, users, coordinators and limits as a file for `sacctmgr load`. A limit is the project's
 * entitlement. A project without one of a type that was ever granted gets 0: to Slurm, no limit means no end.
 * @param cluster its name, as in slurm.conf
 */
export function writeSlurm(state: MachineState, cluster: string): MachineWriting {
  const facility = workingFacility(state)
  const key = (project: string, type: string) => `${project}\0${type}`
  const quantities = new Map(
    state.entitlements.map(({ project, resourceType, entitlement }) => [key(project, resourceType), entitlement]),
  )
  const granted = new Set([...state.entitlements, ...facility.allocations].map(({ resourceType }) => resourceType))
  const limits = facility.projects.flatMap((project) =>
    [...granted].map((resourceType): Allocation => ({
      origin: project.origin,
      key: '',
      project: project.key,
      resourceType,
      model: 'SUBSCRIPTION',
      quantity: quantities.get(key(project.key, resourceType)) ?? '0',
      start: state.at,
      end: null,
      renewal: 'NONE',
      status: 'ACTIVE',
    })),
  )
  const { file, problems } = writeSlurmFile({ ...facility, allocations: limits }, { cluster, at: state.at })
  return { file, warnings: problems }
}
