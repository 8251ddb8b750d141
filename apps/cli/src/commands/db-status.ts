import type { Command } from '../command.ts'
import { openDatabase } from '../database.ts'
import { say } from '../terminal.ts'

/** `tenure db status`: which database, and what it has. */
export const dbStatus: Command = {
  async run({ environment }) {
    const database = await openDatabase(environment)
    try {
      const { hostname, port, pathname } = new URL(database.ownerUrl)
      say(`PostgreSQL ${database.version}, ${database.embedded ? 'embedded' : 'given by DATABASE_URL'}`)
      say(`${hostname}:${port || 5432}${pathname}`)
    } finally {
      await database.close()
    }
  },
}
