import { Button } from '@tenure/ui/button'
import { showMinute } from '@tenure/ui/instant'
import { TextLink } from '@tenure/ui/text-link'
import { notify } from '@tenure/ui/toast-queue'
import type { NoticeLineFragment } from '../../../graphql/generated/notice-line.ts'
import { MarkNoticesReadDocument } from '../../../graphql/generated/mark-notices-read.ts'
import { useVerb } from '../../../graphql/use-verb.ts'
import { noticeHref } from './notice-href.ts'

interface NoticeListProps {
  readonly notices: readonly NoticeLineFragment[]
  /** Called when a notice leads elsewhere, to close what the list stands in. */
  readonly onLeave?: () => void
}

/** Notices, newest first: what was told, when, where it leads, and that it was read. */
export function NoticeList({ notices, onLeave }: NoticeListProps) {
  const { run, isPending } = useVerb(MarkNoticesReadDocument)
  const read = async (notice: NoticeLineFragment) => {
    const came = await run({ ids: [notice.id] })
    if (came.kind !== 'done') notify({ title: 'It stays unread', detail: came.message, tone: 'bad' })
  }
  return (
    <ul aria-label="Notices" className="flex flex-col">
      {notices.map((notice) => {
        const href = noticeHref(notice)
        const isUnread = notice.readAt === null
        return (
          <li key={notice.id} className="flex gap-3 border-b border-line py-2.5 last:border-b-0">
            <span
              aria-hidden
              className={`mt-1.5 size-2 shrink-0 rounded-full ${isUnread ? 'bg-accent' : 'bg-transparent'}`}
            />
            <div className="min-w-0 grow">
              <p className={isUnread ? 'font-medium wrap-anywhere' : 'wrap-anywhere'}>
                {isUnread && <span className="sr-only">Unread: </span>}
                {notice.sentence}
              </p>
              <p className="flex flex-wrap items-center gap-x-3 text-small text-dim">
                <time dateTime={notice.createdAt}>{showMinute(notice.createdAt)} UTC</time>
                {href && (
                  <TextLink href={href} {...(onLeave && { onPress: onLeave })} aria-label={`Open: ${notice.sentence}`}>
                    Open
                  </TextLink>
                )}
              </p>
            </div>
            {isUnread && (
              <Button
                tone="quiet"
                isDisabled={isPending}
                aria-label={`Mark read: ${notice.sentence}`}
                onPress={() => void read(notice)}
              >
                Mark read
              </Button>
            )}
          </li>
        )
      })}
    </ul>
  )
}
