import { notify } from '@tenure/ui/toast-queue'
import type { ProjectHeadFragment } from '../../../graphql/generated/project-head.ts'
import { RestoreProjectDocument } from '../../../graphql/generated/restore-project.ts'
import { SetDefaultProjectDocument } from '../../../graphql/generated/set-default-project.ts'
import { useVerb } from '../../../graphql/use-verb.ts'

/** What is done to a project at once, without a form. */
export function useProjectVerbs({ id, name }: Pick<ProjectHeadFragment, 'id' | 'name'>) {
  const { run: setDefault } = useVerb(SetDefaultProjectDocument)
  const { run: bringBack } = useVerb(RestoreProjectDocument)

  const changeDefault = async (projectId: string | null, canUndo: boolean) => {
    const came = await setDefault({ projectId })
    if (came.kind !== 'done') return notify({ title: 'Your default project stays', detail: came.message, tone: 'bad' })
    const back = () => void changeDefault(projectId === null ? id : null, false)
    notify({
      title: projectId === null ? 'You have no default project now' : `${name} is your default project now`,
      ...(canUndo && { action: { label: 'Undo', onAction: back } }),
    })
  }

  const restore = async () => {
    const came = await bringBack({ id })
    if (came.kind === 'done') notify({ title: `${name} is back` })
    else notify({ title: `${name} stays archived`, detail: came.message, tone: 'bad' })
  }

  return { makeDefault: () => changeDefault(id, true), unmakeDefault: () => changeDefault(null, true), restore }
}
