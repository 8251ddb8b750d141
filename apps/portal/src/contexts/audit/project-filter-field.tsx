import { LateComboBox as ComboBox } from '@tenure/ui/late-fields'
import type { FieldProps } from '@tenure/ui/field-props'
import { useDeferredValue, useState } from 'react'
import { useQuery } from 'urql'
import { FindProjectsDocument } from '../../graphql/generated/find-projects.ts'

interface ProjectFilterFieldProps extends FieldProps<string> {
  /** The name of the project chosen now. */
  readonly chosenName?: string
}

/** A project, found by name or public id. */
export function ProjectFilterField(props: ProjectFilterFieldProps) {
  const [typed, setTyped] = useState('')
  const search = useDeferredValue(typed.trim())
  const [{ data, fetching }] = useQuery({ query: FindProjectsDocument, variables: { search: search || null } })
  const options = (data?.projects.edges ?? []).map(({ node: { id, name, publicId } }) => ({
    id,
    name,
    detail: publicId,
  }))
  return <ComboBox {...props} options={options} onSearch={setTyped} isSearching={fetching} />
}
