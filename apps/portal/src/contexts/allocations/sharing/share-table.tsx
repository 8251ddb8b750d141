import { Card } from '@tenure/ui/card'
import { Table } from '@tenure/ui/table'
import type { ReactNode } from 'react'
import type { ShareRowFragment } from '../../../graphql/generated/share-row.ts'
import { type OnShareVerb, shareColumns, type ShareSide } from './share-columns.tsx'

interface ShareTableProps {
  readonly title: string
  /** Which end of a share the table names: the other project. */
  readonly side: ShareSide
  readonly shares: readonly ShareRowFragment[]
  readonly empty: string
  readonly actions?: ReactNode
  readonly onVerb: OnShareVerb
}

/** The rules of one direction. */
export function ShareTable({ title, side, shares, empty, actions, onVerb }: ShareTableProps) {
  return (
    <Card title={title} actions={actions}>
      {shares.length === 0 ? (
        <p className="text-dim">{empty}</p>
      ) : (
        <Table label={title} rows={shares} rowId={({ id }) => id} columns={shareColumns(side, onVerb)} />
      )}
    </Card>
  )
}
