import { rotateKey } from '../audit/rotate-key.ts'
import { publicKeysPath } from '../audit/audit-keys.ts'
import { asSealer } from '../audit/as-sealer.ts'
import type { Command } from '../command.ts'
import { say, step } from '../terminal.ts'

/** `tenure audit rotate-key`: a new signing key in the place of the present one. */
export const auditRotateKey: Command = {
  help: [
    'Stop Tenure first: a worker that runs signs with the key it began with.',
    '',
    'Makes a new key, and seals every log once more, signed by both: whoever trusts the old key is told of the new one',
    'by it. Checkpoints from before verify with the old public key, which stays in the list. The old key is then gone.',
    'Stopped half way, run it again.',
  ],
  run: ({ environment }) =>
    asSealer(environment, async ({ pool, witness }) => {
      const { home } = environment
      const count = await step('Introducing the new key', () => rotateKey({ home, witness, pool }))
      say(`  A new key signs from now on; ${count.toLocaleString('en-GB')} logs have a checkpoint signed by both.`)
      say(`  Hand out ${publicKeysPath(home)} anew, and give TENURE_AUDIT_KEY to workers elsewhere.`)
    }),
}
