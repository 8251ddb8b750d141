import { useQuery } from 'urql'
import { showAction } from '../../../graphql/record/show-action.ts'
import { ProjectMomentsDocument } from '../../../graphql/generated/project-moments.ts'
import { useProjectId } from '../use-project-id.ts'

/** A moment at which something of the project changed. */
export interface Mark {
  /** ISO 8601 text. */
  readonly at: string
  /** What was done, and by whom: 'Edit project, by Ana'. */
  readonly what: string
}

/** The moments at which anything of the project changed, oldest first; undefined until they are read. */
export function useMoments(): readonly Mark[] | undefined {
  const [{ data }] = useQuery({ query: ProjectMomentsDocument, variables: { id: useProjectId() } })
  return data?.projectMoments.map(({ at, actions, changedBy }) => {
    const by = changedBy.map(({ fullName }) => fullName).join(', ')
    return { at, what: actions.map(showAction).join(', ') + (by ? `, by ${by}` : '') }
  })
}
