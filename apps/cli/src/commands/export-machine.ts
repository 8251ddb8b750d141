import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { MACHINES, type SourceFile } from '@tenure/interchange'
import type { Command } from '../command.ts'
import { Failure, WrongUsage } from '../failure.ts'
import { doorHelp, doorOptions, openDoor } from '../facility/open-door.ts'
import { sayComparison } from '../facility/say-comparison.ts'
import { sourceFiles } from '../facility/source-files.ts'
import { say, step } from '../terminal.ts'

const text = { type: 'string' } as const

/** `tenure export machine`: writes a file for a machine, or says what stands between the machine and Tenure. */
export const exportMachine: Command = {
  operands: MACHINES.join('|'),
  options: {
    ...doorOptions,
    current: text,
    into: text,
    cluster: text,
    groups: text,
    people: text,
    'resource-type': text,
    path: text,
  },
  help: [
    'Writes the whole file for a machine; with --current, what would bring it from there to what Tenure says.',
    'What adds and changes is one file, what takes away another, which is yours to look at and apply (docs/export.md).',
    '',
    '--current FILE     the machine’s own file as it stands: sacctmgr dump, quotas as CSV, ldapsearch -LLL, JSON',
    '--into FOLDER      where the files go; this folder unless given, nowhere with --current alone',
    '--cluster NAME     for slurm: the cluster, as in slurm.conf',
    '--groups DN, --people DN   for groups: where new groups go, and where people are',
    '--resource-type T  for ood-balances: whose balance is shown',
    '--path PATH        for ood-quotas: where a data share lies, /data/{project}/{share} unless given',
    ...doorHelp,
    '',
    'Ends with 0 when nothing differs, 3 when something does, 1 when something fails, 2 when it is not understood.',
  ],
  async run(input) {
    const [word, ...more] = input.operands
    const machine = MACHINES.find((name) => name === word)
    if (machine === undefined || more.length > 0)
      throw new WrongUsage(`Name one of ${MACHINES.join(', ')}. Try: tenure export machine --help`)
    const given = (name: string) => (typeof input.options[name] === 'string' ? input.options[name] : undefined)
    const current = given('current')
    const source = current === undefined ? undefined : await oneFile(current)
    const door = await openDoor(input)
    try {
      const wanted = { machine, options: optionsOf(given) }
      if (source === undefined)
        await write([await step('Exporting', () => door.exportFor(wanted))], given('into') ?? '.')
      else {
        const found = await step('Comparing', () => door.compareWith(wanted, source))
        sayComparison(found)
        const into = given('into')
        if (into !== undefined) await write([found.changes, found.removals].map(encoded), into)
        if (found.differences.length > 0) process.exitCode = 3
      }
    } finally {
      await door.close()
    }
  },
}

const optionsOf = (given: (name: string) => string | undefined) => ({
  cluster: given('cluster'),
  groupBase: given('groups'),
  peopleBase: given('people'),
  resourceType: given('resource-type'),
  path: given('path'),
})

async function oneFile(path: string): Promise<SourceFile> {
  const [file, ...more] = await sourceFiles(path)
  if (file === undefined || more.length > 0)
    throw new Failure(`${path} is a folder.`, 'Name the one file that the machine has now.')
  return file
}

const encoded = ({ name, text: content }: { readonly name: string; readonly text: string }): SourceFile => ({
  name,
  bytes: new TextEncoder().encode(content),
})

async function write(files: readonly SourceFile[], folder: string): Promise<void> {
  await mkdir(folder, { recursive: true })
  for (const { name, bytes } of files) {
    await writeFile(join(folder, name), bytes)
    say(`  ${join(folder, name)}`)
  }
}
