import { fillHouse } from '@tenure/api/demo/fill-house'
import { seedDemo } from '@tenure/api/demo'
import pg from 'pg'
import type { Command } from '../command.ts'
import { openDatabase } from '../database.ts'
import { Failure } from '../failure.ts'
import { bringUpToDate } from '../migrations.ts'
import { tenantSlugs } from '../start/is-empty.ts'
import { requireNotRunning } from '../start/running-note.ts'
import { say, step } from '../terminal.ts'

const ofTheDemo = new Set(['aurora', 'borealis', 'northwind'])

/** `tenure demo`: a fresh demo in place of what is there, and with --scale a house of great volume beside it. */
export const demo: Command = {
  options: { scale: { type: 'string' }, yes: { type: 'boolean' } },
  help: [
    '--scale 100  also makes Northwind, with 100 times 60 projects and 400 allocations',
    '--yes        even where other institutions than the demo’s are lost',
  ],
  async run({ environment, options }) {
    const times = options['scale'] === undefined ? 0 : Number(options['scale'])
    if (!Number.isInteger(times) || times < 0 || times > 1000)
      throw new Failure('--scale takes a whole number from 1 to 1000.', 'For example: tenure demo --scale 100')
    await requireNotRunning(environment.home)
    const { ownerUrl, close } = await openDatabase(environment)
    try {
      await step('Looking at what is there', () => refuseToLose(ownerUrl, options['yes'] === true))
      await step('Emptying the database', () => emptied(ownerUrl))
      await step('Bringing the database up to date', (progress) =>
        bringUpToDate({ home: environment.home, ownerUrl, progress }),
      )
      await step('Telling the demo', (progress) =>
        seedDemo(ownerUrl, { onProgress: (sentence) => progress.detail(sentence) }),
      )
      if (times > 0) {
        await step(`Filling Northwind ${times} times`, (progress) =>
          fillHouse(ownerUrl, { slug: 'northwind', times, onProgress: (sentence) => progress.detail(sentence) }),
        )
        say('  admin@northwind.test signs in with the demo’s password.')
      }
    } finally {
      await close()
    }
  },
}

async function refuseToLose(ownerUrl: string, yes: boolean): Promise<void> {
  // Before the first migration there is no such table, and nothing to lose.
  const others = (await tenantSlugs(ownerUrl).catch(() => [])).filter((slug) => !ofTheDemo.has(slug))
  if (others.length > 0 && !yes)
    throw new Failure(
      `This database holds ${others.join(', ')}, which a fresh demo would erase.`,
      'Use another TENURE_HOME or DATABASE_URL, or say --yes.',
    )
}

/** Takes our schemas away whole; what else is in the database stays. */
async function emptied(ownerUrl: string): Promise<void> {
  const client = new pg.Client({ connectionString: ownerUrl })
  await client.connect()
  try {
    await client.query(
      `drop schema if exists audit, allocations, projects, identity, ctx cascade; drop table if exists public._prisma_migrations`,
    )
  } finally {
    await client.end()
  }
}
