import type { SourceFile } from '../input/source-file.ts'
import type { MachineDifference } from './difference.ts'
import { readDn } from './ldap/dn.ts'
import { differGroups, writeGroups } from './ldap/differ-groups.ts'
import { differBalances, writeBalances } from './ondemand/balances.ts'
import { differOnDemandQuotas, writeOnDemandQuotas } from './ondemand/quotas.ts'
import { differQuotas, writeQuotaFile } from './quotas/differ-quotas.ts'
import { differSlurm } from './slurm/differ-slurm.ts'
import { writeSlurm } from './slurm/wanted.ts'
import type { MachineState, MachineWriting } from './state.ts'

/** What Tenure writes for: Slurm, a file system's quotas, a directory, Open OnDemand's two files. */
export const MACHINES = ['slurm', 'quotas', 'groups', 'ood-balances', 'ood-quotas'] as const
export type Machine = (typeof MACHINES)[number]

/** What only the facility knows of its machines. */
export interface MachineOptions {
  /** slurm: the cluster's name, as in slurm.conf. */
  readonly cluster?: string | undefined
  /** groups: the DN below which new groups go. */
  readonly groupBase?: string | undefined
  /** groups: the DN below which people are. */
  readonly peopleBase?: string | undefined
  /** ood-balances: the type whose balance is shown. */
  readonly resourceType?: string | undefined
  /** ood-quotas: where a data share lies; `/data/{project}/{share}` unless given. */
  readonly path?: string | undefined
}

/** An option that is missing or can't be meant: its name, and what to write. */
export interface OptionProblem {
  readonly option: keyof MachineOptions
  readonly message: string
}

/** What is wrong with the options for a machine, if anything. */
export function optionProblem(
  machine: Machine,
  options: MachineOptions,
  { facility }: Pick<MachineState, 'facility'>,
): OptionProblem | undefined {
  if (machine === 'slurm' && !/^[A-Za-z0-9_.-]{1,64}$/.test(options.cluster ?? ''))
    return { option: 'cluster', message: 'Name the cluster, as in slurm.conf: letters, digits, “_”, “-” and “.”.' }
  for (const option of ['groupBase', 'peopleBase'] as const)
    if (machine === 'groups' && readDn(options[option] ?? '') === undefined) {
      const whose = option === 'groupBase' ? 'groups go, such as ou=groups' : 'people are, such as ou=people'
      return { option, message: `Name the DN below which ${whose},dc=example,dc=org.` }
    }
  if (machine === 'ood-balances' && !facility.resourceTypes.some(({ name }) => name === options.resourceType)) {
    const names = facility.resourceTypes.map(({ name }) => name).join(', ')
    return { option: 'resourceType', message: `Name one resource type, since Open OnDemand shows one unit: ${names}.` }
  }
  if (machine === 'ood-quotas' && !/^\/.*\{project\}.*\{share\}/.test(options.path ?? anyPath))
    return { option: 'path', message: `Write where a data share lies, such as ${anyPath}.` }
  return undefined
}

const anyPath = '/data/{project}/{share}'

const places = ({ groupBase = '', peopleBase = '' }: MachineOptions) => ({ groupBase, peopleBase })

/** Writes the whole file for a machine. Ask `optionProblem` first. */
export function writeForMachine(machine: Machine, state: MachineState, options: MachineOptions): MachineWriting {
  if (machine === 'slurm') return writeSlurm(state, options.cluster ?? '')
  if (machine === 'quotas') return writeQuotaFile(state)
  if (machine === 'groups') return writeGroups(state, places(options))
  if (machine === 'ood-balances') return writeBalances(state, options.resourceType ?? '')
  return writeOnDemandQuotas(state, options.path ?? anyPath)
}

/** What is compared: the facility, its machines' options, and the machine's own file as it stands. */
export interface Comparison {
  readonly state: MachineState
  readonly options: MachineOptions
  readonly current: SourceFile
}

/** What stands between a machine and Tenure. Ask `optionProblem` first. */
export async function differForMachine(
  machine: Machine,
  { state, options, current }: Comparison,
): Promise<MachineDifference> {
  if (machine === 'slurm') return differSlurm(state, options.cluster ?? '', current)
  if (machine === 'quotas') return differQuotas(state, current)
  if (machine === 'groups') return differGroups(state, places(options), current)
  if (machine === 'ood-balances') return differBalances(state, options.resourceType ?? '', current)
  return differOnDemandQuotas(state, options.path ?? anyPath, current)
}
