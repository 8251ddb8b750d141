import { doctor } from '@tenure/prisma/doctor'
import type { Command } from '../command.ts'
import { openDatabase } from '../database.ts'
import { Failure } from '../failure.ts'
import { bold, say, step } from '../terminal.ts'

/** `tenure db doctor`: every rule the database breaks, why it matters, and what mends it. Changes nothing. */
export const dbDoctor: Command = {
  async run({ environment }) {
    const { ownerUrl, close } = await openDatabase(environment)
    try {
      const findings = await step('Looking the database over', () => doctor(ownerUrl))
      let last: number | undefined
      for (const { number, name, object, detail, because, mend } of findings) {
        if (number !== last) say(`\n${bold(`${number}. ${name}`)}\n   ${because}`)
        last = number
        say(`   · ${object}: ${detail}\n     ${mend}`)
      }
      if (findings.length === 0) return say('Nothing to mend.')
      throw new Failure(
        findings.length === 1 ? 'One thing is to mend.' : `${findings.length} things are to mend.`,
        'Mend each as said above, then look again: tenure db doctor.',
      )
    } finally {
      await close()
    }
  },
}
