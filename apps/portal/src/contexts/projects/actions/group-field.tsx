import { LateComboBox as ComboBox } from '@tenure/ui/late-fields'
import type { FieldProps } from '@tenure/ui/field-props'
import { useDeferredValue, useState } from 'react'
import { useQuery } from 'urql'
import { FindGroupsDocument } from '../../../graphql/generated/find-groups.ts'

interface GroupFieldProps extends FieldProps<string> {
  /** The name of the group chosen now. */
  readonly chosenName?: string
}

/** A security group, found by name. */
export function GroupField(props: GroupFieldProps) {
  const [typed, setTyped] = useState('')
  const search = useDeferredValue(typed.trim())
  const [{ data, fetching }] = useQuery({ query: FindGroupsDocument, variables: { search: search || null } })
  const options = (data?.securityGroups.edges ?? []).map(({ node: { id, groupName, externalSystemId } }) => ({
    id,
    name: groupName,
    ...(externalSystemId !== null && { detail: externalSystemId }),
  }))
  return <ComboBox {...props} options={options} onSearch={setTyped} isSearching={fetching} />
}
