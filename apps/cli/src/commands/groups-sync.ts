import { InstalledGroups, Refusal, type SyncSource } from '@tenure/api/installed-groups'
import type { Command, CommandInput } from '../command.ts'
import { openDatabase } from '../database.ts'
import { Failure, WrongUsage } from '../failure.ts'
import { sourceOf } from '../groups/read-source.ts'
import { saySync } from '../groups/say-sync.ts'
import { say, step } from '../terminal.ts'

/** `tenure groups sync`: says what a sync of security groups would do, and does it with --apply. */
export const groupsSync: Command = {
  options: {
    csv: { type: 'string' },
    directory: { type: 'string' },
    apply: { type: 'boolean' },
    'dry-run': { type: 'boolean' },
    'accept-removals': { type: 'boolean' },
    reason: { type: 'string' },
    tenant: { type: 'string' },
    as: { type: 'string' },
  },
  help: [
    'Reads who is in the security groups that are bound to a directory or a file, and says what would change.',
    '',
    '--directory NAME   a directory of directories.json in the data folder (docs/operations.md)',
    '--csv FILE         a file with the columns group, member (docs/import.md)',
    '--apply            does it, in one transaction; otherwise nothing is changed (--dry-run)',
    '--accept-removals  goes on though more than a fifth of all synced members would leave',
    '--reason TEXT      why: kept with the audit log',
    '--as EMAIL         who does it: with their permissions, named in the audit log',
    '--tenant SLUG      where that person is known to more than one tenant',
    '',
    'Ends with 0 when all is well, 1 when lines could not be read or something fails, 2 when it is not understood.',
  ],
  async run(input) {
    const { environment, options } = input
    if (options['apply'] && options['dry-run']) throw new WrongUsage('--apply and --dry-run exclude each other.')
    const given = (name: string) => (typeof options[name] === 'string' ? options[name] : undefined)
    const login = given('as')
    if (login === undefined)
      throw new Failure('Who syncs?', 'Name a person with --as <e-mail>: it is done with their permissions.')
    const { source, tenant } = await step('Reading', () => sourceOf(input))
    const database = await openDatabase(environment)
    try {
      const groups = await InstalledGroups.open(database.ownerUrl, { tenant, login })
      try {
        await sync(groups, source, input)
      } finally {
        await groups.close()
      }
    } catch (error) {
      if (!(error instanceof Refusal)) throw error
      throw new Failure(error.message, 'Nothing was changed.', { cause: error })
    } finally {
      await database.close()
    }
  },
}

async function sync(groups: InstalledGroups, source: SyncSource, { options }: CommandInput): Promise<void> {
  const plan = await groups.preview(source)
  saySync(plan)
  if (plan.joins.length + plan.leaves.length === 0) say('\nEverybody is where they belong: there is nothing to do.')
  if (!options['apply']) return say('\nNothing was changed. With --apply it is.')
  if (process.exitCode === 1)
    throw new Failure('Nothing was changed: some lines could not be read.', 'Mend them first: who is left out leaves.')
  const reason = typeof options['reason'] === 'string' ? options['reason'] : undefined
  await groups.apply(source, { acceptRemovals: options['accept-removals'] === true, reason })
  say(`\n  ${plan.joins.length} joined, ${plan.leaves.length} left.`)
}
