import type { Tone } from '@tenure/ui/tone'
import type { InboxLineFragment } from '../../../graphql/generated/inbox-line.ts'

interface KindWords {
  readonly name: string
  /** After a number: '2 to renew'. */
  readonly counted: string
  readonly tone: Tone
}

/** What each kind of thing that waits is called. */
export const kindWords: Readonly<Record<InboxLineFragment['kind'], KindWords>> = {
  DECIDE: { name: 'To decide', counted: 'to decide', tone: 'blue' },
  MEND: { name: 'Sent back', counted: 'sent back', tone: 'warn' },
  RENEW: { name: 'Renew', counted: 'to renew', tone: 'warn' },
  EXPIRING: { name: 'Ends', counted: 'coming to an end', tone: 'warn' },
  STEWARD: { name: 'No steward', counted: 'without a steward', tone: 'violet' },
  OVERDRAWN: { name: 'Overdrawn', counted: 'overdrawn', tone: 'bad' },
}
