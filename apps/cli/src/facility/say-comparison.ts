import type { ComparisonAnswer } from '@tenure/api/installed-facility'
import { bold, say } from '../terminal.ts'

const signs = { added: '+', changed: '~', removed: '-' } as const

/** A name from a machine's file moves no cursor and colours nothing. */
const plain = (value: string): string => value.replace(/\p{Cc}/gu, '\uFFFD')

/** Lists what stands between a machine and Tenure, then how much it is and what is left as it is. */
export function sayComparison({ differences, warnings }: ComparisonAnswer): void {
  for (const { action, kind, subject, before, after } of differences) {
    const values = action === 'changed' ? `${before ?? 'nothing'} → ${after ?? 'nothing'}` : (after ?? before ?? '')
    say(plain(`  ${signs[action]} ${kind} ${subject}${values && `  ${values}`}`))
  }
  for (const { message } of warnings) say(plain(`  note: ${message}`))
  if (differences.length === 0) return say('\nNothing differs: the machine is as Tenure says.')
  const count = (wanted: keyof typeof signs) => differences.filter(({ action }) => action === wanted).length
  say(bold(`\n  ${count('added')} added, ${count('changed')} changed, ${count('removed')} removed`))
  if (count('removed') > 0) say('  What is removed stands in a file of its own: look at it before you apply it.')
}
