import type { PreviewAnswer, Sources } from '@tenure/api/installed-facility'
import type { Command, CommandInput } from '../command.ts'
import { Failure, WrongUsage } from '../failure.ts'
import type { FacilityDoor } from '../facility/door.ts'
import { doorHelp, doorOptions, openDoor } from '../facility/open-door.ts'
import { progressBar } from '../facility/progress-bar.ts'
import { readingHelp, readingOptions, readOptions } from '../facility/read-options.ts'
import { sayProblems, sayRows, sayTable } from '../facility/say-plan.ts'
import { sourceFiles } from '../facility/source-files.ts'
import { say, step } from '../terminal.ts'

/** `tenure import`: says row by row what a folder's or a file's import would do, and does it with --apply. */
export const importCommand: Command = {
  operands: '<folder|file>',
  options: {
    ...doorOptions,
    ...readingOptions,
    pis: { type: 'string' },
    apply: { type: 'boolean' },
    'dry-run': { type: 'boolean' },
    'only-valid': { type: 'boolean' },
    all: { type: 'boolean' },
    reason: { type: 'string' },
  },
  help: [
    'Reads CSV files, a Slurm association dump or a ColdFront dump (docs/import.md), and says what would be done.',
    '',
    '--apply          does it, in one transaction; otherwise nothing is changed (--dry-run)',
    '--only-valid     goes on without the rows that are refused',
    '--all            lists every row that would be created or changed, not the refused alone',
    '--reason TEXT    why: kept with the history and the audit log',
    ...doorHelp,
    '--pis FILE       the PIs of Slurm accounts: a CSV file with the columns account, pi',
    ...readingHelp,
    '',
    'Ends with 0 when all is well, 1 when rows are refused or something fails, 2 when it is not understood.',
  ],
  async run(input) {
    const { options } = input
    if (options['apply'] && options['dry-run']) throw new WrongUsage('--apply and --dry-run exclude each other.')
    const sources = await sourcesOf(input)
    const door = await openDoor(input)
    try {
      const preview = await step('Reading, and comparing with what stands', () =>
        door.preview(sources, {
          actions: options['all'] ? ['refuse', 'change', 'create'] : ['refuse', 'change'],
          limit: 5_000,
        }),
      )
      sayPreview(preview)
      const refused = preview.totals.refuse + preview.unreadable
      if (refused > 0) process.exitCode = 1
      if (!options['apply']) return say('\nNothing was changed. With --apply it is.')
      await apply(door, { sources, preview, input, refused })
    } finally {
      await door.close()
    }
  },
}

async function sourcesOf(input: CommandInput): Promise<Sources> {
  const [path, ...more] = input.operands
  if (path === undefined || more.length > 0)
    throw new WrongUsage('Name one folder or file to import. Try: tenure import --help')
  const options = readOptions(input)
  const files = await sourceFiles(path)
  const pis = input.options['pis']
  if (typeof pis !== 'string') return { files, options }
  const [named] = await sourceFiles(pis)
  return { files: [...files, { name: 'pis.csv', bytes: named!.bytes }], options }
}

function sayPreview(preview: PreviewAnswer): void {
  say()
  sayProblems(preview)
  sayRows(preview)
  say()
  sayTable(preview)
  if (preview.unreadable > 0)
    say(`\n  ${preview.unreadable.toLocaleString('en-GB')} rows could not be read; they are not in the table.`)
}

interface Apply {
  readonly sources: Sources
  readonly preview: PreviewAnswer
  readonly input: CommandInput
  readonly refused: number
}

async function apply(door: FacilityDoor, { sources, preview, input: { options }, refused }: Apply): Promise<void> {
  const onlyValid = options['only-valid'] === true
  if (refused > 0 && !onlyValid)
    throw new Failure(
      'Nothing was imported: some rows are refused.',
      'Mend them, or import the others alone with --only-valid.',
    )
  const { create, change } = preview.totals
  if (create + change === 0) return say('\nAll is as the files say: there is nothing to do.')
  say()
  const reason = typeof options['reason'] === 'string' ? options['reason'] : undefined
  await step('Importing', (progress) =>
    door.apply(sources, {
      planHash: preview.planHash,
      onlyValid,
      reason,
      onProgress: (done, total, what) => progress.detail(progressBar(done, total, what)),
    }),
  )
  say(`  ${create.toLocaleString('en-GB')} rows created, ${change.toLocaleString('en-GB')} changed.`)
}
