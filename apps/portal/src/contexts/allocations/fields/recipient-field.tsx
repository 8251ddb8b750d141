import type { FieldProps } from '@tenure/ui/field-props'
import { LateComboBox } from '@tenure/ui/late-fields'
import { useState } from 'react'
import { useQuery } from 'urql'
import { ProjectByPublicIdDocument } from '../../../graphql/generated/project-by-public-id.ts'
import { ProjectOptionsDocument } from '../../../graphql/generated/project-options.ts'
import { useRested } from '../use-rested.ts'

export interface RecipientFieldProps extends FieldProps<string> {
  /** The source of the share, which cannot be its recipient. */
  readonly without: string
}

/** A project to share with: one of those this person sees, or any other by its exact public id. */
export function RecipientField({ without, ...field }: RecipientFieldProps) {
  const [typed, setTyped] = useState('')
  const search = useRested(typed.trim())
  const [seen] = useQuery({ query: ProjectOptionsDocument, variables: { search: search || null } })
  const isPublicId = /^[A-Za-z]{2,}-\d+$/.test(search)
  const [named] = useQuery({
    query: ProjectByPublicIdDocument,
    variables: { publicId: search.toUpperCase() },
    pause: !isPublicId,
  })
  const visible = seen.data?.projects.edges.map(({ node }) => node) ?? []
  const other = isPublicId ? named.data?.projectReference : null
  const found = other && !visible.some(({ id }) => id === other.id) ? [...visible, other] : visible
  return (
    <LateComboBox
      {...field}
      options={found
        .filter(({ id }) => id !== without)
        .map(({ id, name, publicId }) => ({ id, name, detail: publicId }))}
      onSearch={(text) => setTyped(found.some(({ name }) => name === text) ? '' : text)}
      isSearching={seen.fetching || named.fetching}
      placeholder="Type a name, or the id of any project"
    />
  )
}
