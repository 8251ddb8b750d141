import { LateComboBox as ComboBox } from '@tenure/ui/late-fields'
import type { FieldProps } from '@tenure/ui/field-props'
import { useDeferredValue, useState } from 'react'
import { useQuery } from 'urql'
import { FindPeopleDocument } from '../generated/find-people.ts'

export interface PersonFieldProps extends FieldProps<string> {
  /** The name of the person chosen now, whom the first people found may not hold. */
  readonly chosenName?: string
}

/** An active person of this institution, found by name, username or e-mail. The value is their global id, '' for nobody. */
export function PersonField(props: PersonFieldProps) {
  const [typed, setTyped] = useState('')
  const search = useDeferredValue(typed.trim())
  const [{ data, fetching }] = useQuery({ query: FindPeopleDocument, variables: { search: search || null } })
  const options = (data?.users.edges ?? []).map(({ node: { id, fullName, email } }) => ({
    id,
    name: fullName,
    detail: email,
  }))
  return <ComboBox {...props} options={options} onSearch={setTyped} isSearching={fetching} />
}
