import type { FieldProps } from '@tenure/ui/field-props'
import { LateComboBox } from '@tenure/ui/late-fields'
import { useState } from 'react'
import { useQuery } from 'urql'
import { GroupOptionsDocument } from '../../../graphql/generated/group-options.ts'
import { useRested } from '../use-rested.ts'

export interface GroupFieldProps extends FieldProps<string> {
  readonly chosenName?: string
}

/** One security group, found by name. */
export function GroupField(field: GroupFieldProps) {
  const [typed, setTyped] = useState(field.chosenName ?? '')
  const search = useRested(typed === field.chosenName ? '' : typed)
  const [{ data, fetching }] = useQuery({ query: GroupOptionsDocument, variables: { search: search || null } })
  const found = data?.securityGroups.edges.map(({ node }) => node) ?? []
  return (
    <LateComboBox
      {...field}
      options={found.map(({ id, groupName }) => ({ id, name: groupName }))}
      onSearch={(text) => setTyped(found.some(({ groupName }) => groupName === text) ? '' : text)}
      isSearching={fetching}
      placeholder="Type a name"
    />
  )
}
