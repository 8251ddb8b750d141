import { mkdir, readdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Command } from '../command.ts'
import { Failure, WrongUsage } from '../failure.ts'
import { doorHelp, doorOptions, openDoor } from '../facility/open-door.ts'
import { say, step } from '../terminal.ts'

/** `tenure export`: writes the facility as the CSV files that `tenure import` reads. */
export const exportCommand: Command = {
  operands: '<folder>',
  options: { ...doorOptions, force: { type: 'boolean' } },
  help: [
    'Writes eight CSV files into a new or empty folder.',
    '',
    '--force          writes over files of an earlier export',
    ...doorHelp,
  ],
  async run(input) {
    const [folder, ...more] = input.operands
    if (folder === undefined || more.length > 0)
      throw new WrongUsage('Name one folder to export into. Try: tenure export --help')
    const there = await readdir(folder).catch(() => [])
    if (there.length > 0 && !input.options['force'])
      throw new Failure(`The folder ${folder} is not empty.`, 'Name another one, or write over it with --force.')
    const door = await openDoor(input)
    try {
      const files = await step('Exporting', () => door.export())
      await mkdir(folder, { recursive: true })
      for (const { name, bytes } of files) await writeFile(join(folder, name), bytes)
      say(`  ${files.length} files in ${folder}`)
    } finally {
      await door.close()
    }
  },
}
