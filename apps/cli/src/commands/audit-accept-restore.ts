import { sealTrail } from '@tenure/worker/seal-trail'
import { logsThatWentBack, setAside, type WentBack } from '../audit/accept-restore.ts'
import { asSealer } from '../audit/as-sealer.ts'
import { sealingOf } from '../audit/audit-keys.ts'
import type { Command } from '../command.ts'
import { say, step } from '../terminal.ts'

const sentence = ({ tenantId, seen, present }: WentBack) =>
  `  Tenant ${tenantId}: the witness has checkpoint ${seen.number} of ${seen.sealedAt}, of ${seen.size.toLocaleString('en-GB')} entries; the database ends with checkpoint ${present.number}, of ${present.size.toLocaleString('en-GB')}.`

/** `tenure audit accept-restore`: goes on sealing after an older backup was put in place. */
export const auditAcceptRestore: Command = {
  options: { apply: { type: 'boolean' } },
  help: [
    'After an older backup was put in place sealing stops: the witness has seen entries that the database has not.',
    'This says of whom, and how many. Look first whether it was you who restored: tenure audit verify.',
    '',
    '--apply   accepts it: what the witness has seen is set aside in its folder, where it remains as the proof of what',
    '          is gone, and sealing goes on from where the database stands',
  ],
  run: ({ environment, options }) =>
    asSealer(environment, async ({ pool }) => {
      const { witness: folder } = environment
      const wentBack = await step('Comparing with the witness', () => logsThatWentBack(pool, folder))
      if (wentBack.length === 0)
        return say('  The database has all that the witness has seen: there is nothing to accept.')
      for (const one of wentBack) say(sentence(one))
      if (!options['apply']) return say('\n  Nothing was changed. With --apply it is accepted.')
      for (const { tenantId } of wentBack) say(`  Set aside: ${await setAside(folder, tenantId, new Date())}`)
      const sealing = await sealingOf(environment)
      const sealed = await step('Sealing the audit log', () => sealTrail(pool, sealing))
      say(`  ${sealed.toLocaleString('en-GB')} entries sealed; the witness begins anew with what the database holds.`)
    }),
}
