import { differencesOfTenant, verifyTrail } from '@tenure/api/audit-proof'
import { witnessIn } from '@tenure/ledger/witness'
import { asVerifier, tenantsToVerify } from '../audit/as-verifier.ts'
import { homePublicKeys, readPublicKeys } from '../audit/audit-keys.ts'
import { sayVerified } from '../audit/say-verified.ts'
import { verifyFile } from '../audit/verify-file.ts'
import type { Command, CommandInput } from '../command.ts'
import { openDatabase } from '../database.ts'
import { Failure } from '../failure.ts'
import { progressBar } from '../facility/progress-bar.ts'
import { say, step } from '../terminal.ts'

/** `tenure audit verify`: whether anything was changed behind the log's back, and where. */
export const auditVerify: Command = {
  options: {
    tenant: { type: 'string' },
    bundle: { type: 'string' },
    'public-key': { type: 'string' },
    witness: { type: 'string' },
  },
  help: [
    'Computes every entry’s hash and every tree anew, and holds them against what was signed and what the witness saw.',
    '',
    '--tenant SLUG       one tenant alone',
    '--bundle FILE       an exported bundle instead of the database: needs nothing but the public key',
    '--public-key FILE   who may have signed, from elsewhere than this machine; otherwise this installation’s own keys',
    '--witness FOLDER    what the witness kept; otherwise TENURE_WITNESS, or the home’s own',
    '',
    'Ends with 0 when nothing is wrong, 1 when something is.',
  ],
  async run({ environment, options }: CommandInput) {
    const keys =
      typeof options['public-key'] === 'string'
        ? await readPublicKeys(options['public-key'])
        : await homePublicKeys(environment.home)
    if (typeof options['bundle'] === 'string') return verifyFile(options['bundle'], keys)
    const witness = witnessIn(typeof options['witness'] === 'string' ? options['witness'] : environment.witness)
    const database = await openDatabase(environment)
    try {
      const wrong = await asVerifier(database.ownerUrl, async (sql) => {
        const tenants = (await tenantsToVerify(sql, await witness.tenants())).filter(
          ({ slug }) => options['tenant'] === undefined || slug === options['tenant'],
        )
        if (tenants.length === 0)
          throw new Failure(`There is no tenant ${String(options['tenant'])}.`, 'Look at the slug again.')
        let found = 0
        for (const { id: tenantId, slug } of tenants) {
          const witnessNotes = await witness.notesOf(tenantId)
          const verified = await step(`Verifying ${slug}`, (progress) =>
            verifyTrail(sql, {
              tenantId,
              keys,
              witnessNotes,
              differences: differencesOfTenant(sql, tenantId),
              onProgress: ({ phase, done, total }) => progress.detail(progressBar(done, total, phase)),
            }),
          )
          sayVerified(verified)
          found += verified.findings.length
        }
        return found
      })
      if (wrong > 0)
        throw new Failure(
          'The audit log is not as it was sealed.',
          'Keep the database as it is, and the witness and bundles apart from it, until somebody has looked.',
        )
      say('\nNothing was changed behind the log’s back.')
    } finally {
      await database.close()
    }
  },
}
