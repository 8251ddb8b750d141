import { formatFixed } from '@tenure/quantities/format'
import type { Context } from '../../../../kernel/context.ts'
import { chargeImport, type ChargedUse } from './charge-import.ts'

/** What became of the lines: how many of each, counted by resource type where a job counts in several. */
export interface LineCounts {
  readonly new: number
  readonly changed: number
  readonly same: number
  /** Of an account that is no project here. */
  readonly unknownAccount: number
  /** Told again further down in the same file. */
  readonly repeated: number
  /** Measured before what stands was. */
  readonly outdated: number
}

export interface UnknownAccount {
  readonly account: string
  readonly cluster: string | null
  readonly lines: number
  readonly firstLine: number
}

/** What an import came to, as it is told and kept. */
export interface Settled {
  readonly counts: LineCounts
  readonly unknownAccounts: readonly UnknownAccount[]
  /** Names that are nobody's here: what they used counts for the project, and for no person. */
  readonly unknownPeople: readonly { readonly username: string; readonly lines: number }[]
  readonly notTaken: readonly { readonly line: number; readonly what: 'REPEATED' | 'OUTDATED' }[]
  readonly charged: Readonly<Record<keyof ChargedUse, string>>
}

interface Told {
  readonly counts: Readonly<Record<string, number>>
  readonly accounts: readonly UnknownAccount[]
  readonly people: Settled['unknownPeople']
  readonly others: Settled['notTaken']
}

/** Takes what is staged into the ledger of use, and charges what it adds. Call it under the lock of recording. */
export async function settle(ctx: Context, importId: string): Promise<Settled> {
  const [row] = await ctx.sql<{ told: Told }>('select allocations.settle_usage($1) as told', [importId])
  const { counts, accounts, people, others } = row!.told
  const charged = await chargeImport(ctx, importId)
  const count = (what: string) => counts[what] ?? 0
  return {
    counts: {
      new: count('NEW'),
      changed: count('CHANGED'),
      same: count('SAME'),
      unknownAccount: count('UNKNOWN_ACCOUNT'),
      repeated: count('REPEATED'),
      outdated: count('OUTDATED'),
    },
    unknownAccounts: accounts,
    unknownPeople: people,
    notTaken: others,
    charged: Object.fromEntries(
      Object.entries(charged).map(([name, amount]) => [name, formatFixed(amount as ChargedUse[keyof ChargedUse])]),
    ) as Settled['charged'],
  }
}
