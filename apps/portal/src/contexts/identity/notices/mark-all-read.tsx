import { Button } from '@tenure/ui/button'
import { notify } from '@tenure/ui/toast-queue'
import { MarkNoticesReadDocument } from '../../../graphql/generated/mark-notices-read.ts'
import { useVerb } from '../../../graphql/use-verb.ts'

/** Marks every notice of the viewer as read. */
export function MarkAllRead() {
  const { run, isPending } = useVerb(MarkNoticesReadDocument)
  const all = async () => {
    const came = await run({})
    if (came.kind !== 'done') notify({ title: 'They stay unread', detail: came.message, tone: 'bad' })
  }
  return (
    <Button isPending={isPending} onPress={() => void all()}>
      Mark all read
    </Button>
  )
}
