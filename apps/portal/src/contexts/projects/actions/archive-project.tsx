import { FormDialog } from '@tenure/ui/form-dialog'
import { FormField } from '@tenure/ui/form-field'
import { formRules } from '@tenure/ui/form-rules'
import { TextField } from '@tenure/ui/text-field'
import { notify } from '@tenure/ui/toast-queue'
import { object, string } from 'valibot'
import { ArchiveProjectDocument } from '../../../graphql/generated/archive-project.ts'
import type { ProjectHeadFragment } from '../../../graphql/generated/project-head.ts'
import { useVerbForm } from '../../../graphql/use-verb-form.ts'
import { useProjectVerbs } from './use-project-verbs.ts'

interface ArchiveProjectProps {
  readonly project: ProjectHeadFragment
  readonly onClose: () => void
}

const rules = formRules(object({ reason: string() }))

/** Puts the project away; what hangs on it is hidden, not lost, and the notice brings it back. */
export function ArchiveProject({ project, onClose }: ArchiveProjectProps) {
  const { restore } = useProjectVerbs(project)
  const { control, submit, isPending, refusal } = useVerbForm({
    document: ArchiveProjectDocument,
    defaults: { reason: '' },
    rules,
    input: ({ reason }) => ({ id: project.id, expectedVersion: project.version, reason: reason.trim() || null }),
    onDone: () => {
      notify({ title: `${project.name} archived`, action: { label: 'Undo', onAction: () => void restore() } })
      onClose()
    },
  })
  return (
    <FormDialog
      title={`Archive ${project.name}?`}
      verb="Archive"
      isDangerous
      onSubmit={submit}
      {...{ onClose, isPending, refusal }}
    >
      <p>It leaves every list, and its members can no longer open it. Nothing is lost: the PI can restore it.</p>
      <FormField control={control} name="reason" of={TextField} label="Why" isRequired={false} />
    </FormDialog>
  )
}
