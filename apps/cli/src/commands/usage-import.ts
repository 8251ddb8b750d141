import { createReadStream } from 'node:fs'
import { stat } from 'node:fs/promises'
import { basename } from 'node:path'
import { InstalledUsage, Refusal } from '@tenure/api/installed-usage'
import { USAGE_FORMATS, type UsageFormat } from '@tenure/interchange'
import type { Command, CommandInput } from '../command.ts'
import { openDatabase } from '../database.ts'
import { Failure, WrongUsage } from '../failure.ts'
import { sayUsage } from '../facility/say-usage.ts'
import { say, step } from '../terminal.ts'

/** `tenure usage import`: imports what was used; with --dry-run it says what that would come to. */
export const usageImport: Command = {
  operands: '<file>',
  options: {
    format: { type: 'string' },
    origin: { type: 'string' },
    'dry-run': { type: 'boolean' },
    reason: { type: 'string' },
    tenant: { type: 'string' },
    as: { type: 'string' },
  },
  help: [
    'Reads what was used and charges it (docs/usage.md). Importing a file again changes nothing. "-" reads standard input.',
    '',
    '--format NAME   sacct, quota or csv',
    '--origin NAME   the scheduler or file system that tells it: within it ids are unique; the format, unless said',
    '--dry-run       says what it would come to, and changes nothing',
    '--reason TEXT   why: kept with the audit log',
    '--as EMAIL      who does it: with their permissions, named in the audit log',
    '--tenant SLUG   where that person is known to more than one tenant',
    '',
    'Ends with 0 when all is well, 1 when lines could not be taken or something fails, 2 when it is not understood.',
  ],
  async run(input) {
    const { environment, options } = input
    const given = (name: string) => (typeof options[name] === 'string' ? options[name] : undefined)
    const { path, format } = await asked(input)
    const login = given('as')
    if (login === undefined)
      throw new Failure('Who imports?', 'Name a person with --as <e-mail>: it is done with their permissions.')
    const dryRun = options['dry-run'] === true
    const database = await openDatabase(environment)
    try {
      const usage = await InstalledUsage.open(database.ownerUrl, { tenant: given('tenant'), login })
      try {
        const imported = await step(dryRun ? 'Trying it' : 'Importing', (progress) =>
          usage.import(path === '-' ? process.stdin : createReadStream(path, { highWaterMark: 1024 * 1024 }), {
            format,
            dryRun,
            origin: given('origin'),
            reason: given('reason'),
            fileName: path === '-' ? null : basename(path),
            onProgress: (lines) => progress.detail(`${lines.toLocaleString('en-GB')} lines read`),
          }),
        )
        sayUsage(imported)
        if (imported.refused > 0) process.exitCode = 1
        if (dryRun) say('\nNothing was changed. Without --dry-run it is.')
      } finally {
        await usage.close()
      }
    } catch (error) {
      if (!(error instanceof Refusal)) throw error
      throw new Failure(error.message, 'Nothing was changed.', { cause: error })
    } finally {
      await database.close()
    }
  },
}

async function asked({ operands, options }: CommandInput): Promise<{ path: string; format: UsageFormat }> {
  const [path, ...more] = operands
  if (path === undefined || more.length > 0)
    throw new WrongUsage('Name one file to import. Try: tenure usage import --help')
  const format = USAGE_FORMATS.find((name) => name === options['format'])
  if (!format) throw new WrongUsage(`--format is one of ${USAGE_FORMATS.join(', ')}.`)
  if (path !== '-' && !(await stat(path).catch(() => undefined))?.isFile())
    throw new Failure(`There is no file ${path}.`, 'Check its name.')
  return { path, format }
}
