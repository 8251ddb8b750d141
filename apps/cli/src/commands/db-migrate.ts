import type { Command } from '../command.ts'
import { openDatabase } from '../database.ts'
import { bringUpToDate } from '../migrations.ts'
import { step } from '../terminal.ts'

/** `tenure db migrate`: the newest shape and law. */
export const dbMigrate: Command = {
  async run({ environment }) {
    const { ownerUrl, close } = await openDatabase(environment)
    try {
      await step('Bringing the database up to date', (progress) =>
        bringUpToDate({ home: environment.home, ownerUrl, progress }),
      )
    } finally {
      await close()
    }
  },
}
