import { Badge } from '@tenure/ui/badge'
import { Button } from '@tenure/ui/button'
import { Card } from '@tenure/ui/card'
import { showDay, showMinute } from '@tenure/ui/instant'
import { Table, type TableColumn } from '@tenure/ui/table'
import { notify } from '@tenure/ui/toast-queue'
import { useNarrow } from '@tenure/ui/use-media'
import { useMemo } from 'react'
import { EndPersonSessionsDocument } from '../../../../graphql/generated/end-person-sessions.ts'
import { EndSessionDocument } from '../../../../graphql/generated/end-session.ts'
import type { SessionRowFragment } from '../../../../graphql/generated/session-row.ts'
import { useVerb } from '../../../../graphql/use-verb.ts'
import { showDevice } from './show-device.ts'
import { showMethod } from './show-method.ts'

interface SessionsCardProps {
  readonly sessions: readonly SessionRowFragment[]
  /** Whose they are; the viewer's own where left out. */
  readonly of?: { readonly id: string; readonly name: string }
}

/** Where somebody is signed in; any of them can be ended, from its next request on, and all but this one at once. */
export function SessionsCard({ sessions, of }: SessionsCardProps) {
  const isNarrow = useNarrow()
  const { run } = useVerb(EndSessionDocument)
  const { run: endAll, isPending } = useVerb(EndPersonSessionsDocument)
  const others = sessions.filter(({ isCurrent }) => !isCurrent)
  const endOthers = async () => {
    const came = await endAll({ userId: of?.id ?? null })
    if (came.kind === 'done')
      notify({ title: of ? `${of.name} is signed out everywhere` : 'Every other device is signed out' })
    else notify({ title: 'Nobody was signed out', detail: came.message, tone: 'bad' })
  }
  const columns = useMemo(() => {
    const end = async ({ id, userAgent }: SessionRowFragment) => {
      const came = await run({ id })
      const device = showDevice(userAgent)
      if (came.kind === 'done') notify({ title: `${device} is signed out` })
      else notify({ title: `${device} stays signed in`, detail: came.message, tone: 'bad' })
    }
    return columnsWith(end)
  }, [run])
  return (
    <Card
      title={of ? 'Where they are signed in' : 'Where you are signed in'}
      lead={
        sessions.some(({ isNewPlaceAndAgent }) => isNewPlaceAndAgent)
          ? 'A session came from a place and a device that were both new. End what is not known, then change the password.'
          : 'End what is not known, then change the password.'
      }
      actions={
        others.length > 0 && (
          <Button isPending={isPending} onPress={() => void endOthers()}>
            {of ? 'End all' : 'End all others'}
          </Button>
        )
      }
    >
      <Table
        label="Sessions"
        columns={isNarrow ? columns.filter(({ id }) => id !== 'since' && id !== 'place' && id !== 'method') : columns}
        rows={sessions}
        rowId={({ id }) => id}
      />
    </Card>
  )
}

function columnsWith(end: (session: SessionRowFragment) => Promise<void>): readonly TableColumn<SessionRowFragment>[] {
  return [
    { id: 'device', header: 'Device', cell: (session) => <Device session={session} /> },
    { id: 'place', header: 'Place', cell: ({ ipAddress }) => ipAddress ?? 'Unknown' },
    { id: 'method', header: 'Proved by', cell: ({ methods }) => methods.map(showMethod).join(' and ') },
    { id: 'active', header: 'Last active (UTC)', align: 'end', cell: ({ lastActiveAt }) => showMinute(lastActiveAt) },
    { id: 'since', header: 'Signed in', align: 'end', cell: ({ createdAt }) => showDay(createdAt) },
    {
      id: 'end',
      header: <span className="sr-only">Acts</span>,
      align: 'end',
      cell: (session) =>
        session.isCurrent ? null : (
          <Button
            tone="quiet"
            aria-label={`End ${showDevice(session.userAgent)}, last active ${showMinute(session.lastActiveAt)}`}
            onPress={() => void end(session)}
          >
            End
          </Button>
        ),
    },
  ]
}

function Device({ session }: { readonly session: SessionRowFragment }) {
  return (
    <span className="flex flex-wrap items-center gap-2">
      {showDevice(session.userAgent)}
      {session.isCurrent && <Badge tone="accent">This one</Badge>}
      {session.isNewPlaceAndAgent && <Badge tone="warn">New place and device</Badge>}
    </span>
  )
}
