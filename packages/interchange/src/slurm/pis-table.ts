import type { Origin } from '../facility.ts'
import type { Table } from '../csv/table.ts'

export interface PiRow {
  readonly origin: Origin
  readonly account: string
  readonly pi: string
}

/** `pis.csv`: who leads which account, for what Slurm does not say. */
export const pisTable: Table<PiRow> = {
  file: 'pis.csv',
  aliases: ['pi', 'principal_investigators'],
  columns: [
    { name: 'account', kind: 'word', required: true, aliases: ['project', 'key'] },
    { name: 'pi', kind: 'word', required: true, aliases: ['username', 'pi username', 'user', 'owner'] },
  ],
  read: (row) => ({ origin: row.origin, account: row.required('account'), pi: row.required('pi') }),
  write: ({ account, pi }) => ({ account, pi }),
  identities: ({ account }) => [{ what: 'account', key: account }],
  order: ['account'],
}
