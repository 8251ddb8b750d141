import { parseArgs } from 'node:util'
import { EmbeddedError } from '@tenure/prisma/embedded-error'
import { commandTable } from './command-table.ts'
import type { Command, CommandEntry } from './command.ts'
import { readEnvironment } from './env.ts'
import { Failure, WrongUsage } from './failure.ts'
import { bold, say, sayFailure } from './terminal.ts'

/** Runs the command the arguments name and sets the exit code: 0 done, 1 failed, 2 not understood. */
export async function main(args: readonly string[]): Promise<void> {
  try {
    await dispatch(args)
  } catch (error) {
    process.exitCode = error instanceof WrongUsage ? 2 : 1
    if (error instanceof Failure) sayFailure(error.message, error.remedy)
    else if (error instanceof WrongUsage || error instanceof EmbeddedError) sayFailure(error.message)
    else sayFailure(`Something unforeseen happened. ${error instanceof Error ? error.stack : String(error)}`)
  }
}

async function dispatch(args: readonly string[]): Promise<void> {
  const entry = findEntry(args)
  if (!entry) {
    if (args.length > 0 && !isHelp(args[0]))
      throw new WrongUsage(`There is no command "${args.join(' ')}". Try: tenure --help`)
    return sayOverview()
  }
  const command = await entry.load()
  const rest = args.slice(entry.words.split(' ').length)
  if (rest.some(isHelp)) return sayHelp(entry, command)
  await command.run({ environment: readEnvironment(), ...parse(entry, command, rest) })
}

const isHelp = (word: string | undefined) => word === '--help' || word === '-h' || word === 'help'

function findEntry(args: readonly string[]): CommandEntry | undefined {
  return commandTable.find(({ words }) => args.slice(0, words.split(' ').length).join(' ') === words)
}

function parse(entry: CommandEntry, command: Command, args: string[]) {
  try {
    const { values, positionals } = parseArgs({
      args,
      options: command.options ?? {},
      allowPositionals: command.operands !== undefined,
    })
    return { options: values as Record<string, string | boolean | undefined>, operands: positionals }
  } catch (error) {
    throw new WrongUsage(`${(error as Error).message} Try: tenure ${entry.words} --help`)
  }
}

function sayHelp(entry: CommandEntry, command: Command): void {
  say(`${entry.summary}.\n\n  tenure ${entry.words}${command.operands ? ` ${command.operands}` : ''}`)
  for (const line of command.help ?? []) say(`  ${line}`)
}

function sayOverview(): void {
  say(`${bold('tenure')}: the system of record of a research facility.\n`)
  const width = Math.max(...commandTable.map(({ words }) => words.length))
  for (const { words, summary } of commandTable) say(`  tenure ${words.padEnd(width)}  ${summary}`)
  say('\nPORT (4000) · HOST (127.0.0.1) · TENURE_HOME (.tenure) · DATABASE_URL (embedded) · TENURE_DEMO=0 (no demo)')
}
