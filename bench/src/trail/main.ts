import { randomBytes, randomUUID } from 'node:crypto'
import { readFileSync, writeFileSync } from 'node:fs'
import { cpus, loadavg } from 'node:os'
import { migrate } from '@tenure/prisma/migrate'
import { throwawayServer } from '@tenure/prisma/throwaway'
import pg from 'pg'
import { parentOf } from '../cpu.ts'
import { sealAndVerify, type Took, writeTrail } from './seal-and-verify.ts'
import { triggerCost } from './trigger-cost.ts'

// `npm run bench -- trail [--rows 1000000]`: what the audit trigger costs a write, and how fast the trail is sealed and verified.
const at = process.argv.indexOf('--rows')
const rows = at < 0 ? 1_000_000 : Number(process.argv[at + 1])
const say = (sentence: string) => process.stderr.write(`  ${sentence}\n`)
const begins = '<!-- trail -->'

const server = await throwawayServer()
const passwords = { app: randomBytes(12).toString('hex'), door: randomBytes(12).toString('hex'), worker: 'w' }
const ownerUrl = await server.createDatabase()
await migrate(ownerUrl, { passwords })
const owner = new pg.Pool({ connectionString: ownerUrl, max: 1 })
try {
  const [costs, tenants] = [randomUUID(), randomUUID()]
  for (const id of [costs, tenants])
    await owner.query('insert into identity.tenants (id, name, slug) values ($1, $2, $2)', [id, `t-${id}`])
  say('Measuring the trigger')
  const table = (await triggerCost(owner, costs)).map(
    ({ name, bare, plain, audited }) =>
      `| ${name} | ${bare.toFixed(2)} ms | ${times(plain, bare)} | ${times(audited, bare)} | ${times(audited, plain)} |`,
  )
  say(`Writing ${rows.toLocaleString('en-GB')} rows of the log`)
  await writeTrail(owner, tenants, rows)
  say('Sealing and verifying')
  const workerUrl = Object.assign(new URL(ownerUrl), { username: 'tenure_worker', password: passwords.worker }).href
  const backend = (await owner.query<{ pid: number }>('select pg_backend_pid() as pid')).rows[0]!.pid
  const proven = await sealAndVerify({ tenantId: tenants, ownerUrl, workerUrl, postmaster: parentOf(backend) })
  const rate = (seconds: number) => Math.round(proven.rows / Math.max(seconds, 0.001)).toLocaleString('en-GB')
  const rates = ({ clock, program, database }: Took) => `${rate(clock)} | ${rate(program)} | ${rate(database)}`
  const text = `${begins}

# What the audit log costs

\`npm run bench -- trail --rows ${rows}\`, ${new Date().toISOString().slice(0, 10)}, ${cpus().length} cores, Node ${process.versions.node}; the load was ${loadavg()[0]!.toFixed(1)}. The ratios are of one run, side by side; the rates are those of a machine under that load.

| write | by itself | a plain row trigger | Tenure’s | Tenure’s to the plain one |
| --- | --- | --- | --- | --- |
${table.join('\n')}

| ${proven.rows.toLocaleString('en-GB')} entries, a second | by the clock | of the program’s CPU | of the database’s CPU | memory at most |
| --- | --- | --- | --- | --- |
| sealed | ${rates(proven.sealing)} | ${proven.sealingMb.toFixed(0)} MB |
| verified: every leaf, node, root and signature | ${rates(proven.entries)} | ${proven.verifyingMb.toFixed(0)} MB |
| the log folded and held against the tables | ${rates(proven.tables)} | in the database |

Program and database work at the same time, each on a processor: on a quiet machine the slower of the two is the rate.

Findings: ${proven.findings}.
`
  console.log(text)
  const path = new URL('../../RESULTS.md', import.meta.url)
  const before = readFileSync(path, 'utf8').split(begins)[0]!.trimEnd()
  if (rows >= 1_000_000) writeFileSync(path, `${before}\n\n${text}`)
} finally {
  await owner.end()
  await server.stop()
}

function times(a: number, b: number): string {
  return `${(a / b).toFixed(1)}×`
}
