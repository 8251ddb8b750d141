import { Button } from '@tenure/ui/button'
import { Card } from '@tenure/ui/card'
import { CopyText } from '@tenure/ui/copy-text'
import { showDay, showMinute } from '@tenure/ui/instant'
import { notify } from '@tenure/ui/toast-queue'
import { useState } from 'react'
import { useQuery } from 'urql'
import { CalendarCardDocument } from '../../../../graphql/generated/calendar-card.ts'
import { CreateCalendarLinkDocument } from '../../../../graphql/generated/create-calendar-link.ts'
import { RevokeCalendarLinkDocument } from '../../../../graphql/generated/revoke-calendar-link.ts'
import { useVerb } from '../../../../graphql/use-verb.ts'

/** The viewer’s days in their own calendar: a secret address, shown once, that can be taken back. */
export function CalendarCard() {
  const [{ data }] = useQuery({ query: CalendarCardDocument, requestPolicy: 'cache-and-network' })
  const create = useVerb(CreateCalendarLinkDocument)
  const revoke = useVerb(RevokeCalendarLinkDocument)
  const [address, setAddress] = useState<string | null>(null)
  const link = data?.viewer.calendarLink
  const make = async () => {
    const came = await create.run({})
    if (came.kind === 'done') setAddress(window.location.origin + came.value.path)
    else notify({ title: 'No address was made', detail: came.message, tone: 'bad' })
  }
  const end = async () => {
    const came = await revoke.run({})
    if (came.kind === 'done') {
      setAddress(null)
      notify({ title: 'The calendar address is revoked' })
    } else notify({ title: 'The address stands', detail: came.message, tone: 'bad' })
  }
  return (
    <Card
      title="Your calendar"
      lead="When allocations of your projects end and renew, in your own calendar program. Whoever has the address sees those days."
      actions={
        <>
          <Button isPending={create.isPending} onPress={() => void make()}>
            {link ? 'New address' : 'Make an address'}
          </Button>
          {link && (
            <Button tone="danger" isPending={revoke.isPending} onPress={() => void end()}>
              Revoke
            </Button>
          )}
        </>
      }
    >
      {address !== null && (
        <p className="flex flex-wrap items-center gap-2">
          Subscribe to this address; it is shown this once:{' '}
          <CopyText label="Calendar address" text={address} shown={48} />
        </p>
      )}
      {link && (
        <p className="text-dim">
          Made {showDay(link.createdAt)};{' '}
          {link.lastUsedAt === null ? 'not asked yet.' : `last asked ${showMinute(link.lastUsedAt)} UTC.`}
        </p>
      )}
    </Card>
  )
}
