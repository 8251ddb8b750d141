import {
  differForMachine,
  type Machine,
  type MachineDifference,
  type MachineOptions,
  type MachineState,
  type MachineWriting,
  optionProblem,
  type SourceFile,
  writeForMachine,
} from '@tenure/interchange'
import type { Context } from '../../../kernel/context.ts'
import { InvalidInput } from '../../../kernel/refusals.ts'
import { requireExport } from './access.ts'
import { machineState } from './machine-state.ts'
import { CurrentUnreadable } from './refusals.ts'

/** Which machine, and what only the facility knows of it. */
export interface ForMachine {
  readonly machine: Machine
  readonly options: MachineOptions
}

async function stateFor(ctx: Context, { machine, options }: ForMachine): Promise<MachineState> {
  requireExport(ctx)
  const state = await machineState(ctx)
  const problem = optionProblem(machine, options, state)
  if (problem) throw new InvalidInput(problem.message, [problem.option])
  return state
}

const recorded = (ctx: Context, details: object) =>
  ctx.sql('select audit.record($1, $2, null, null, $3, null)', ['exportFacility', 'facility', JSON.stringify(details)])

/** Writes the whole file for a machine, as it stands at one moment, and records who took it away. @throws InvalidInput */
export async function exportForMachine(ctx: Context, wanted: ForMachine): Promise<MachineWriting> {
  const writing = writeForMachine(wanted.machine, await stateFor(ctx, wanted), wanted.options)
  await recorded(ctx, { machine: wanted.machine, files: [writing.file.name] })
  return writing
}

/**
 * Says what stands between a machine and Tenure, and records who asked and how much it was. Nothing is changed.
 * @param current the machine's own file, as it stands  @throws InvalidInput, CurrentUnreadable
 */
export async function compareWithMachine(
  ctx: Context,
  wanted: ForMachine,
  current: SourceFile,
): Promise<MachineDifference> {
  const state = await stateFor(ctx, wanted)
  const found = await differForMachine(wanted.machine, { state, options: wanted.options, current })
  if (found.unreadable.length > 0) throw new CurrentUnreadable(found.unreadable)
  const count = (action: string) => found.differences.filter((difference) => difference.action === action).length
  const counts = { added: count('added'), changed: count('changed'), removed: count('removed') }
  await recorded(ctx, { machine: wanted.machine, files: [found.changes.name, found.removals.name], counts })
  return found
}

/** A comparison as JSON carries it: the two files as text. */
export function comparisonAnswer({ changes, removals, differences, warnings }: MachineDifference) {
  const text = ({ name, bytes }: SourceFile) => ({ name, text: new TextDecoder().decode(bytes) })
  return { changes: text(changes), removals: text(removals), differences, warnings }
}

export type ComparisonAnswer = ReturnType<typeof comparisonAnswer>
