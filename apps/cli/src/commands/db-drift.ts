import { drift } from '@tenure/prisma/drift'
import type { Command } from '../command.ts'
import { openDatabase } from '../database.ts'
import { Failure } from '../failure.ts'
import { say, step } from '../terminal.ts'

/** `tenure db drift`: where the database and the Prisma schema differ. Changes nothing. */
export const dbDrift: Command = {
  async run({ environment }) {
    const { ownerUrl, close } = await openDatabase(environment)
    try {
      const differences = await step('Comparing the database with the Prisma schema', () => drift(ownerUrl))
      for (const { what, sentence } of differences) say(`  ${what}\n    ${sentence}`)
      if (differences.length === 0) return say('No difference.')
      throw new Failure(
        differences.length === 1 ? 'There is a difference.' : `There are ${differences.length} differences.`,
        'If the database is behind, `tenure db migrate` brings it up to date; otherwise mend what is said above.',
      )
    } finally {
      await close()
    }
  },
}
