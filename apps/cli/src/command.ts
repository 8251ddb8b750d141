import type { ParseArgsConfig } from 'node:util'
import type { Environment } from './env.ts'

/** What a command is given. */
export interface CommandInput {
  readonly environment: Environment
  readonly options: Readonly<Record<string, string | boolean | undefined>>
  readonly operands: readonly string[]
}

/** One command: a file of its own in `commands/`, loaded only when it is called. */
export interface Command {
  /** The options it takes, as node's `parseArgs` wants them. */
  readonly options?: NonNullable<ParseArgsConfig['options']>
  /** What stands after its words: `<file>`. Operands are refused where this is absent. */
  readonly operands?: string
  /** Explains the options, one line each. */
  readonly help?: readonly string[]
  run(input: CommandInput): Promise<void>
}

/** A command's line in the table. */
export interface CommandEntry {
  readonly words: string
  readonly summary: string
  readonly load: () => Promise<Command>
}
