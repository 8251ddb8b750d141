import { createReadStream } from 'node:fs'
import { createInterface } from 'node:readline'
import { createGunzip } from 'node:zlib'
import { NotABundle, verifyBundle } from '@tenure/api/audit-proof'
import type { PublicKey } from '@tenure/ledger/signing-key'
import { Failure } from '../failure.ts'
import { say, step } from '../terminal.ts'
import { sayFindings } from './say-verified.ts'

/** A bundle's lines, unpacked where the file is packed. */
export function linesOf(path: string): AsyncIterable<string> {
  const file = createReadStream(path)
  const input = path.endsWith('.gz') ? file.pipe(createGunzip()) : file
  file.on('error', (error) => input.destroy(error))
  return createInterface({ input, crlfDelay: Infinity })
}

/** Verifies a bundle, and says what was found. @throws Failure when something is wrong with it */
export async function verifyFile(path: string, keys: readonly PublicKey[]): Promise<void> {
  const verified = await step(`Verifying ${path}`, (progress) =>
    verifyBundle(linesOf(path), {
      keys,
      onProgress: (done) => progress.detail(`${done.toLocaleString('en-GB')} entries`),
    }),
  ).catch((cause: unknown) => {
    if (cause instanceof NotABundle)
      throw new Failure(cause.message, 'Name a file that tenure audit export wrote.', { cause })
    throw new Failure(`${path} can’t be read: ${(cause as Error).message}.`, 'Check the name of the file.', { cause })
  })
  const { tenantId, proved, waiting, sealedAt, size, findings } = verified
  const number = (n: number) => n.toLocaleString('en-GB')
  say(
    `  tenant ${tenantId} · ${number(proved)} entries proved to be in the log of ${number(size)}${sealedAt === null ? '' : `, sealed ${sealedAt}`}`,
  )
  if (waiting > 0) say(`  ${number(waiting)} were exported before they were sealed: nothing proves them.`)
  sayFindings(findings)
  if (findings.length > 0)
    throw new Failure('The bundle is not as it was exported.', 'Ask for it again, and compare the two.')
  say('\nEvery entry is in the log that was signed.')
}
