import { Button } from '@tenure/ui/button'
import { KeyValue } from '@tenure/ui/key-value'
import { lazyPart } from '@tenure/ui/lazy-part'
import { Table } from '@tenure/ui/table'
import { Suspense, useState } from 'react'
import { showQuantity } from '../show-quantity.ts'
import type { UsageImported } from './usage-api.ts'

const MapAccount = lazyPart(() => import('./map-account.tsx'), 'MapAccount')

interface UsageCameProps {
  readonly came: UsageImported
  /** An account was mapped: what the file comes to is another thing now. */
  readonly onMapped: () => void
}

const count = (n: number) => n.toLocaleString('en-GB')
const MOST = 50

/** What a file came to: what is new, what it is charged to, and every line that was not taken. */
export function UsageCame({ came, onMapped }: UsageCameProps) {
  const [account, setAccount] = useState<UsageImported['unknownAccounts'][number] | null>(null)
  const { counts, charged } = came
  const lines = [
    ...came.problems,
    ...came.notTaken.map(({ line, what }) => ({
      line,
      message:
        what === 'REPEATED'
          ? 'It is told again further down, and that counts.'
          : 'It was measured before what stands was.',
    })),
  ].toSorted((a, b) => a.line - b.line)
  return (
    <div className="flex flex-col gap-4">
      <div className="grid gap-x-8 gap-y-4 desk:grid-cols-2">
        <KeyValue
          items={[
            { name: 'Lines', value: count(came.lines) },
            { name: 'New', value: count(counts.new) },
            { name: 'Corrected', value: count(counts.changed) },
            { name: 'The same', value: count(counts.same) },
            { name: 'Say nothing by themselves', value: count(came.skipped) },
            { name: 'Count in no resource type', value: count(came.uncounted) },
            { name: 'Not taken', value: count(came.refused) },
          ]}
        />
        <KeyValue
          items={[
            { name: 'Charged to own', value: showQuantity(charged.own) },
            { name: 'To received', value: showQuantity(charged.received) },
            { name: 'To default projects', value: showQuantity(charged.defaultProject) },
            { name: 'Overdrawn', value: showQuantity(charged.overdrawn) },
            { name: 'Uncharged', value: showQuantity(charged.uncharged) },
          ]}
        />
      </div>
      {came.unknownAccounts.length > 0 && (
        <section className="flex flex-col gap-1">
          <h3>Accounts that are no project here</h3>
          <Table
            label="Unknown accounts"
            rows={came.unknownAccounts.slice(0, MOST)}
            rowId={(one) => `${one.cluster ?? ''} ${one.account}`}
            columns={[
              { id: 'account', header: 'Account', cell: (one) => one.account },
              { id: 'cluster', header: 'Cluster', cell: (one) => one.cluster ?? '' },
              { id: 'lines', header: 'Lines', align: 'end', cell: (one) => count(one.lines) },
              { id: 'first', header: 'First line', align: 'end', cell: (one) => count(one.firstLine) },
              {
                id: 'verbs',
                header: <span className="sr-only">Acts</span>,
                align: 'end',
                cell: (one) => (
                  <Button tone="quiet" aria-label={`Map to a project: ${one.account}`} onPress={() => setAccount(one)}>
                    Map to a project
                  </Button>
                ),
              },
            ]}
          />
        </section>
      )}
      {came.unknownPeople.length > 0 && (
        <p className="text-dim">
          Not known here, so that their use counts for the project alone:{' '}
          {came.unknownPeople
            .slice(0, MOST)
            .map(({ username }) => username)
            .join(', ')}
          .
        </p>
      )}
      {lines.length > 0 && (
        <section className="flex flex-col gap-1">
          <h3>Lines that were not taken</h3>
          <Table
            label="Lines that were not taken"
            rows={lines.slice(0, MOST)}
            rowId={({ line, message }) => `${line} ${message}`}
            columns={[
              { id: 'line', header: 'Line', cell: ({ line }) => count(line) },
              { id: 'why', header: 'Why', cell: ({ message }) => message },
            ]}
          />
        </section>
      )}
      <Suspense>{account && <MapAccount of={account} onClose={() => setAccount(null)} onDone={onMapped} />}</Suspense>
    </div>
  )
}
