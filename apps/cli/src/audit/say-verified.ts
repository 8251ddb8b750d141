import type { Finding, Verified } from '@tenure/api/audit-proof'
import { red, say } from '../terminal.ts'

const count = (n: number, one: string, more: string) => `${n.toLocaleString('en-GB')} ${n === 1 ? one : more}`

/** Says what a verification found, in words: what was looked at, then what is wrong and where. */
export function sayVerified(verified: Verified): void {
  const { sealed, waiting, retired, told, checkpoints, lastSealedAt, witnessed, tables, findings } = verified
  const parts = [
    `${count(sealed, 'entry', 'entries')} sealed under ${count(checkpoints, 'checkpoint', 'checkpoints')}`,
    ...(waiting > 0 ? [`${waiting.toLocaleString('en-GB')} not yet sealed`] : []),
    ...(retired > 0 ? [`${retired.toLocaleString('en-GB')} retired into bundles`] : []),
    ...(told > 0 ? [`${told.toLocaleString('en-GB')} told by the installation about a time of its choice`] : []),
    `${count(tables, 'table', 'tables')} compared with it`,
    ...(lastSealedAt === null ? [] : [`last sealed ${lastSealedAt}`]),
    witnessed === null ? 'no witness was asked' : `the witness has ${count(witnessed, 'checkpoint', 'checkpoints')}`,
  ]
  say(`  ${parts.join(' · ')}`)
  sayFindings(findings)
}

/** Says each finding, and the first places of it. */
export function sayFindings(findings: readonly Finding[]): void {
  for (const { sentence, examples, count: all } of findings) {
    say(`  ${red('✗')} ${sentence}`)
    for (const example of examples) say(`      ${example}`)
    if (all > examples.length && examples.length > 1)
      say(`      and ${(all - examples.length).toLocaleString('en-GB')} more`)
  }
}
