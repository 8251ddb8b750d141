import type { FieldProps } from '@tenure/ui/field-props'
import { LateComboBox } from '@tenure/ui/late-fields'
import { useState } from 'react'
import { useQuery } from 'urql'
import { ProjectOptionsDocument } from '../../../graphql/generated/project-options.ts'
import { useRested } from '../use-rested.ts'

export interface ProjectFieldProps extends FieldProps<string> {
  /** Only those the viewer may grant to. */
  readonly mayGrant?: boolean
  /** Only those the viewer may ask for. */
  readonly mayAsk?: boolean
  /** A project that cannot be the answer: the source of a share. */
  readonly without?: string
}

/** One project, found by name or public id. */
export function ProjectField({ mayGrant = false, mayAsk = false, without, ...field }: ProjectFieldProps) {
  const [typed, setTyped] = useState('')
  const search = useRested(typed)
  const [{ data, fetching }] = useQuery({ query: ProjectOptionsDocument, variables: { search: search || null } })
  const found = data?.projects.edges.map(({ node }) => node) ?? []
  return (
    <LateComboBox
      {...field}
      options={found
        .filter(
          ({ id, viewerCan }) =>
            id !== without && (!mayGrant || viewerCan.grantAllocation) && (!mayAsk || viewerCan.ask),
        )
        .map(({ id, name, publicId }) => ({ id, name, detail: publicId }))}
      onSearch={(text) => setTyped(found.some(({ name }) => name === text) ? '' : text)}
      isSearching={fetching}
      placeholder="Type a name or id"
    />
  )
}
