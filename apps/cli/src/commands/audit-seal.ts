import { sealTrail } from '@tenure/worker/seal-trail'
import { asSealer } from '../audit/as-sealer.ts'
import { sealingOf } from '../audit/audit-keys.ts'
import type { Command } from '../command.ts'
import { say, step } from '../terminal.ts'

/** `tenure audit seal`: seals what the worker has not sealed yet. */
export const auditSeal: Command = {
  help: ['The worker does it every half minute. Entries of transactions that still run wait until those end.'],
  run: ({ environment }) =>
    asSealer(environment, async ({ pool }) => {
      const sealing = await sealingOf(environment)
      const sealed = await step('Sealing the audit log', () => sealTrail(pool, sealing))
      say(sealed === 0 ? '  All was sealed already.' : `  ${sealed.toLocaleString('en-GB')} entries sealed.`)
    }),
}
