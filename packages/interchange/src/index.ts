export * from './facility.ts'
export * from './vocabulary.ts'
export { guardFormula } from './csv/formula.ts'
export { writeCsvFiles, type CsvWriteOptions } from './csv/write-csv.ts'
export type { SourceFormat } from './input/detect-format.ts'
export type { SourceFile } from './input/source-file.ts'
export type { Problem, ProblemCode } from './problem.ts'
export { readMemberships, type MembershipRow } from './csv/read-memberships.ts'
export { readFacility, type FacilityReading, type ReadOptions } from './read-facility.ts'
export { ASSUMED_START } from './slurm/options.ts'
export { writeSlurmFile, type SlurmWriteOptions, type SlurmWriting } from './slurm/write-dump.ts'
export { readUsage } from './usage/read-usage.ts'
export {
  USAGE_FORMATS,
  type AmountLine,
  type JobCounts,
  type JobLine,
  type UsageFormat,
  type UsageLine,
} from './usage/usage-line.ts'
export type { Difference, MachineDifference } from './machines/difference.ts'
export {
  differForMachine,
  type Machine,
  type MachineOptions,
  MACHINES,
  optionProblem,
  writeForMachine,
} from './machines/machines.ts'
export type { MachineState, MachineWriting } from './machines/state.ts'
