import { appliedMigrations, asOwner } from '@tenure/prisma/migrate'
import type { Command } from '../command.ts'
import { openDatabase } from '../database.ts'
import { say } from '../terminal.ts'

/** `tenure db status`: which database, and which migrations it has. */
export const dbStatus: Command = {
  async run({ environment }) {
    const database = await openDatabase(environment)
    try {
      const { hostname, port, pathname } = new URL(database.ownerUrl)
      say(`PostgreSQL ${database.version}, ${database.embedded ? 'embedded' : 'given by DATABASE_URL'}`)
      say(`${hostname}:${port || 5432}${pathname}`)
      const applied = await asOwner(database.ownerUrl, appliedMigrations)
      say(applied.length > 0 ? 'Migrations:' : 'No migrations yet: tenure db migrate')
      for (const { name } of applied) say(`  ${name}`)
    } finally {
      await database.close()
    }
  },
}
