import { Card } from '@tenure/ui/card'
import { Select } from '@tenure/ui/select'
import { notify } from '@tenure/ui/toast-queue'
import { useQuery } from 'urql'
import { ChooseNoticeChannelDocument } from '../../../graphql/generated/choose-notice-channel.ts'
import {
  NoticePreferencesDocument,
  type NoticePreferencesQuery,
} from '../../../graphql/generated/notice-preferences.ts'
import { Reading } from '../../../graphql/reading.tsx'
import { useVerb } from '../../../graphql/use-verb.ts'

type Preference = NoticePreferencesQuery['viewer']['noticePreferences'][number]

const channels = [
  { id: 'MAIL', name: 'Here and by mail, at once' },
  { id: 'DIGEST', name: 'Here and in a daily mail' },
  { id: 'PORTAL', name: 'Here alone' },
  { id: 'NONE', name: 'Not at all' },
] as const

/** How the viewer is told of each kind of notice. A choice keeps itself. */
export function PreferencesCard() {
  const [{ data, error }, again] = useQuery({ query: NoticePreferencesDocument })
  return (
    <Card
      title="How you are told"
      lead="It holds from the next notice on. The daily mail goes in your institution’s morning."
    >
      <Reading
        data={data?.viewer.noticePreferences}
        error={error}
        onRetry={() => again({ requestPolicy: 'network-only' })}
      >
        {(preferences) => (
          <ul aria-label="Kinds of notices" className="grid gap-x-6 gap-y-3 desk:grid-cols-2">
            {preferences.map((preference) => (
              <li key={preference.kind}>
                <PreferenceField preference={preference} />
              </li>
            ))}
          </ul>
        )}
      </Reading>
    </Card>
  )
}

function PreferenceField({ preference }: { readonly preference: Preference }) {
  const { kind, title, channel } = preference
  const { run, isPending } = useVerb(ChooseNoticeChannelDocument)
  const choose = async (id: string) => {
    const chosen = channels.find((one) => one.id === id)
    if (!chosen) return
    const came = await run({ kind, channel: chosen.id })
    if (came.kind === 'done') notify({ title: `${title}: ${chosen.name.toLowerCase()}` })
    else notify({ title: 'Nothing was changed', detail: came.message, tone: 'bad' })
  }
  return (
    <Select
      label={title}
      options={channels}
      value={channel}
      isDisabled={isPending}
      onChange={(id) => void choose(id)}
    />
  )
}
