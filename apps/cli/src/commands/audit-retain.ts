import { join } from 'node:path'
import { sealTrail } from '@tenure/worker/seal-trail'
import pg from 'pg'
import { homePublicKeys, sealingOf } from '../audit/audit-keys.ts'
import { bundleMonth, dropMonth, monthsBefore } from '../audit/retain-month.ts'
import type { Command } from '../command.ts'
import { openDatabase } from '../database.ts'
import { WrongUsage } from '../failure.ts'
import { bringUpToDate } from '../migrations.ts'
import { say, step } from '../terminal.ts'

/** `tenure audit retain`: takes whole months out of the trail, sealed, bundled and verified before. */
export const auditRetain: Command = {
  options: { before: { type: 'string' }, to: { type: 'string' }, apply: { type: 'boolean' } },
  help: [
    '--before YYYY-MM   the months before this one',
    '--to FOLDER        where the bundles go: a file a month and tenant; otherwise the home’s archive',
    '--apply            drops them; otherwise nothing is changed, and the months are named',
    '',
    'What remains still verifies; what went is proved by its bundle: tenure audit verify --bundle FILE.',
  ],
  async run({ environment, options }) {
    const before = options['before']
    if (typeof before !== 'string' || !/^\d{4}-(0[1-9]|1[0-2])$/.test(before))
      throw new WrongUsage('Say before which month, such as --before 2025-01. Try: tenure audit retain --help')
    if (before > new Date().toISOString().slice(0, 7)) throw new WrongUsage(`${before} has not come yet.`)
    const folder = typeof options['to'] === 'string' ? options['to'] : join(environment.home, 'archive', 'audit')
    const database = await openDatabase(environment)
    const { ownerUrl } = database
    try {
      const { workerUrl } = await step('Bringing the database up to date', (progress) =>
        bringUpToDate({ home: environment.home, ownerUrl, progress }),
      )
      const months = await monthsBefore(ownerUrl, before)
      if (months.length === 0) return say('  The trail holds nothing of the months before.')
      if (!options['apply'])
        return say(`  ${months.join(', ')}\n\nNothing was changed. With --apply they go into bundles in ${folder}.`)
      const pool = new pg.Pool({ connectionString: workerUrl, max: 1 })
      try {
        const sealing = await sealingOf(environment)
        await step('Sealing the audit log', () => sealTrail(pool, sealing))
        const keys = await homePublicKeys(environment.home)
        for (const month of months) {
          const bundled = await step(`Bundling ${month}`, () => bundleMonth(ownerUrl, { month, folder, keys }))
          await step(`Dropping ${month}`, () => dropMonth(ownerUrl, month, bundled))
        }
        await step('Sealing what was done', () => sealTrail(pool, sealing))
      } finally {
        await pool.end()
      }
      say(`  The bundles are in ${folder}. Keep them where nothing is overwritten.`)
    } finally {
      await database.close()
    }
  },
}
