import { asVerifier, tenantsToVerify } from '../audit/as-verifier.ts'
import { homePublicKeys } from '../audit/audit-keys.ts'
import { recordFor } from '../audit/record-for.ts'
import { writeBundle } from '../audit/write-bundle.ts'
import type { Command } from '../command.ts'
import { openDatabase } from '../database.ts'
import { Failure, WrongUsage } from '../failure.ts'
import { say, step } from '../terminal.ts'

/** `tenure audit export`: a tenant's entries with their proofs, in a file that anybody with the public key can verify. */
export const auditExport: Command = {
  operands: '<file.jsonl|file.jsonl.gz>',
  options: { tenant: { type: 'string' }, from: { type: 'string' }, to: { type: 'string' } },
  help: [
    '--tenant SLUG   whose',
    '--from TIME     not before, such as 2026-01-01',
    '--to TIME       before',
    '',
    'Seal first (tenure audit seal): what is not sealed yet is exported without a proof. The export is kept in the log.',
  ],
  async run({ environment, options, operands: [path, ...more] }) {
    if (path === undefined || more.length > 0)
      throw new WrongUsage('Name one file to write. Try: tenure audit export --help')
    const [tenant, from, to] = ['tenant', 'from', 'to'].map((name) => options[name] as string | undefined)
    for (const time of [from, to])
      if (time !== undefined && Number.isNaN(Date.parse(time)))
        throw new WrongUsage(`"${time}" is no time. Write one such as 2026-01-01.`)
    const database = await openDatabase(environment)
    try {
      const keys = await homePublicKeys(environment.home)
      const written = await asVerifier(database.ownerUrl, async (sql) => {
        const found = (await tenantsToVerify(sql, [])).find(({ slug }) => slug === tenant)
        if (!found)
          throw new Failure(
            tenant ? `There is no tenant ${tenant}.` : 'Whose log?',
            'Name a tenant with --tenant <slug>.',
          )
        const { count } = await step('Exporting', () => writeBundle(sql, { path, tenantId: found.id, keys, from, to }))
        return { tenantId: found.id, count }
      })
      await recordFor(database.ownerUrl, {
        tenantId: written.tenantId,
        action: 'exportAuditLog',
        details: { form: 'jsonl', filter: { from, to }, count: written.count },
      })
      say(
        `  ${written.count.toLocaleString('en-GB')} entries in ${path}. Verify them: tenure audit verify --bundle ${path}`,
      )
    } finally {
      await database.close()
    }
  },
}
