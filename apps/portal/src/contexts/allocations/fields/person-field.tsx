import { ComboBox } from '@tenure/ui/combo-box'
import type { FieldProps } from '@tenure/ui/field-props'
import { useState } from 'react'
import { useQuery } from 'urql'
import { PersonOptionsDocument } from '../../../graphql/generated/person-options.ts'
import { useRested } from '../use-rested.ts'

export interface PersonFieldProps extends FieldProps<string> {
  readonly chosenName?: string
}

/** One person, found by name or e-mail. */
export function PersonField(field: PersonFieldProps) {
  const [typed, setTyped] = useState(field.chosenName ?? '')
  const search = useRested(typed === field.chosenName ? '' : typed)
  const [{ data, fetching }] = useQuery({ query: PersonOptionsDocument, variables: { search: search || null } })
  const found = data?.users.edges.map(({ node }) => node) ?? []
  return (
    <ComboBox
      {...field}
      options={found.map(({ id, fullName, email }) => ({ id, name: fullName, detail: email }))}
      onSearch={(text) => setTyped(found.some(({ fullName }) => fullName === text) ? '' : text)}
      isSearching={fetching}
      placeholder="Type a name or e-mail"
    />
  )
}
