import pg from 'pg'
import type { Command } from '../command.ts'
import { openDatabase } from '../database.ts'
import { Failure } from '../failure.ts'
import { say } from '../terminal.ts'

/** `tenure tenant attest`: the installation attests a person for export control: the first, whom nobody of the institution could. */
export const tenantAttest: Command = {
  operands: '<slug> <username or address>',
  options: { until: { type: 'string' }, basis: { type: 'string' } },
  help: [
    '--until  the day on which it ends, as 2027-12-31',
    '--basis  what it rests on: what was seen, and where that is kept',
  ],
  async run({ environment, options, operands }) {
    const [slug, login] = operands
    const { until, basis } = options
    if (
      !slug ||
      !login ||
      typeof until !== 'string' ||
      !/^\d{4}-\d\d-\d\d$/.test(until) ||
      typeof basis !== 'string' ||
      !basis.trim()
    )
      throw new Failure(
        'A slug, a person, --until and --basis are needed.',
        'For example: tenure tenant attest northwind kiri@northwind.edu --until 2027-12-31 --basis "Passport seen, file HR-2291"',
      )
    const { ownerUrl, close } = await openDatabase(environment)
    const owner = new pg.Pool({ connectionString: ownerUrl, max: 1 })
    try {
      const { rows } = await owner.query<{ name: string | null }>(
        'select identity.attest_by_installation($1, $2, $3, $4) as name',
        [slug, login, `${until}T00:00:00Z`, basis.trim()],
      )
      const name = rows[0]?.name
      if (!name) throw new Failure(`There is no ${login} in ${slug}.`, 'Check the slug and the username or address.')
      say(`${name} is attested until ${until}.`)
    } finally {
      await owner.end()
      await close()
    }
  },
}
