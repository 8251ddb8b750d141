import { randomBytes } from 'node:crypto'
import { foundTenant, hashPassword } from '@tenure/api/identity'
import pg from 'pg'
import type { Command } from '../command.ts'
import { openDatabase } from '../database.ts'
import { Failure } from '../failure.ts'
import { bringUpToDate } from '../migrations.ts'
import { say, step } from '../terminal.ts'

/** `tenure tenant create`: an institution with its first administrator, who names everybody else. */
export const tenantCreate: Command = {
  operands: '<slug>',
  options: { name: { type: 'string' }, admin: { type: 'string' }, 'admin-name': { type: 'string' } },
  help: [
    '--name        the institution’s name',
    '--admin       the first administrator’s e-mail address',
    '--admin-name  their name',
  ],
  async run({ environment, options, operands }) {
    const [slug] = operands
    const { name, admin: email } = options
    if (!slug || typeof name !== 'string' || typeof email !== 'string') {
      throw new Failure(
        'A slug, --name and --admin are needed.',
        'For example: tenure tenant create northwind --name "Northwind University" --admin kiri@northwind.edu',
      )
    }
    const { ownerUrl, close } = await openDatabase(environment)
    const owner = new pg.Pool({ connectionString: ownerUrl, max: 1 })
    try {
      await step('Bringing the database up to date', (progress) =>
        bringUpToDate({ home: environment.home, ownerUrl, progress }),
      )
      const password = randomBytes(15).toString('base64url')
      const username = email.split('@')[0] ?? 'admin'
      const fullName = typeof options['admin-name'] === 'string' ? options['admin-name'] : username
      const person = {
        id: crypto.randomUUID(),
        username,
        email,
        fullName,
        passwordHash: await hashPassword(password),
        roles: ['admin' as const],
      }
      await step(`Setting up ${name}`, () => founded(foundTenant(owner, { slug, name, people: [person] })))
      say(`\n  ${fullName} signs in as ${email} with the password ${password}\n  It is shown here once.`)
    } finally {
      await owner.end()
      await close()
    }
  },
}

const remedies: Record<string, string> = {
  tenants_slug_unique: 'Choose another slug: this one is taken.',
  tenants_slug_format: 'A slug has lower-case letters, digits and hyphens.',
  users_email_format: 'Check the address given with --admin.',
}

async function founded(work: Promise<string>): Promise<string> {
  try {
    return await work
  } catch (cause) {
    const { constraint, message } = cause as { constraint?: string; message: string }
    throw new Failure(
      `The institution could not be set up: ${message}.`,
      remedies[constraint ?? ''] ?? 'Nothing was kept. Mend what is named and try again.',
      { cause },
    )
  }
}
