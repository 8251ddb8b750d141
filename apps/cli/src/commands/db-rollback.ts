import { rollback } from '@tenure/prisma/migrate'
import type { Command } from '../command.ts'
import { openDatabase } from '../database.ts'
import { Failure } from '../failure.ts'
import { say, step } from '../terminal.ts'

/** `tenure db rollback --yes`: takes back the newest migrations, with the data that only they hold. */
export const dbRollback: Command = {
  options: { steps: { type: 'string', default: '1' }, yes: { type: 'boolean', default: false } },
  help: ['--steps N  how many migrations to take back (1)', '--yes      understood: what only they hold is lost'],
  async run({ environment, options }) {
    const steps = Number(options['steps'])
    if (!Number.isInteger(steps) || steps < 1) {
      throw new Failure(`--steps is "${String(options['steps'])}".`, 'Give a whole number of 1 or more.')
    }
    if (options['yes'] !== true) {
      throw new Failure(
        `Taking back ${steps === 1 ? 'a migration' : `${steps} migrations`} drops its tables and columns with their data.`,
        'Back the database up, then say --yes.',
      )
    }
    const { ownerUrl, close } = await openDatabase(environment)
    try {
      const names = await step('Taking migrations back', () => rollback(ownerUrl, steps))
      say(names.length > 0 ? names.map((name) => `  ${name}`).join('\n') : '  There was none to take back.')
    } finally {
      await close()
    }
  },
}
