import { sealTrail } from '@tenure/worker/seal-trail'
import pg from 'pg'
import { sealingOf } from '../audit/audit-keys.ts'
import type { Command } from '../command.ts'
import { openDatabase } from '../database.ts'
import { bringUpToDate } from '../migrations.ts'
import { say, step } from '../terminal.ts'

/** `tenure audit seal`: seals what the worker has not sealed yet. */
export const auditSeal: Command = {
  help: ['The worker does it every half minute. Entries of transactions that still run wait until those end.'],
  async run({ environment }) {
    const database = await openDatabase(environment)
    const { ownerUrl } = database
    try {
      const { workerUrl } = await step('Bringing the database up to date', (progress) =>
        bringUpToDate({ home: environment.home, ownerUrl, progress }),
      )
      const pool = new pg.Pool({ connectionString: workerUrl, max: 1 })
      try {
        const sealing = await sealingOf(environment)
        const sealed = await step('Sealing the audit log', () => sealTrail(pool, sealing))
        say(sealed === 0 ? '  All was sealed already.' : `  ${sealed.toLocaleString('en-GB')} entries sealed.`)
      } finally {
        await pool.end()
      }
    } finally {
      await database.close()
    }
  },
}
