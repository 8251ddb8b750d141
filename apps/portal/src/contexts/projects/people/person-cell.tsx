import { Badge } from '@tenure/ui/badge'
import type { PersonNameFragment } from '../../../graphql/generated/person-name.ts'

/** A person in a row: name, address, and whether they may come in at all. */
export function PersonCell({ person }: { readonly person: PersonNameFragment }) {
  return (
    <span className="flex flex-wrap items-center gap-x-2">
      {person.fullName}
      <span className="text-dim">{person.email}</span>
      {person.status !== 'ACTIVE' && <Badge tone="warn">Not active</Badge>}
    </span>
  )
}
