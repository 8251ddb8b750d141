import { Badge } from '@tenure/ui/badge'
import { requestStateTones, requestStateWords } from './request-words.ts'

/** Where a request stands, in a word. */
export function StateBadge({ state }: { readonly state: keyof typeof requestStateWords }) {
  return <Badge tone={requestStateTones[state]}>{requestStateWords[state]}</Badge>
}
