import { Card } from '@tenure/ui/card'
import { TextLink } from '@tenure/ui/text-link'
import type { HomePageQuery } from '../../graphql/generated/home-page.ts'
import { attentionOf } from './attention.ts'

interface AttentionCardsProps {
  readonly home: HomePageQuery
  /** From when on an end is not soon any more. */
  readonly soon: string
}

/** What needs this person, three things at most; nothing where nothing does. */
export function AttentionCards({ home, soon }: AttentionCardsProps) {
  const things = attentionOf(home, soon)
  if (things.length === 0) return null
  return (
    <div className="grid gap-3 wide:grid-cols-[repeat(auto-fit,minmax(16rem,1fr))]">
      {things.map(({ id, title, sentence, verb, href }) => (
        <Card key={id} title={title} lead={<AttentionLead {...{ sentence, verb, href }} />} />
      ))}
    </div>
  )
}

function AttentionLead({
  sentence,
  verb,
  href,
}: {
  readonly sentence: string
  readonly verb: string
  readonly href: string
}) {
  return (
    <>
      {sentence} <TextLink href={href}>{verb}</TextLink>
    </>
  )
}
