import { FormDialog } from '@tenure/ui/form-dialog'
import { FormField } from '@tenure/ui/form-field'
import { formRules } from '@tenure/ui/form-rules'
import { LateSelect } from '@tenure/ui/late-fields'
import { TextField } from '@tenure/ui/text-field'
import { notify } from '@tenure/ui/toast-queue'
import { useQuery } from 'urql'
import { object, string } from 'valibot'
import { DiscountsDocument } from '../../../graphql/generated/discounts.ts'
import { SetProjectClassDocument } from '../../../graphql/generated/set-project-class.ts'
import { useVerbForm } from '../../../graphql/use-verb-form.ts'

const rules = formRules(object({ projectClassId: string(), reason: string() }))

interface ProjectClassDialogProps {
  readonly project: {
    readonly id: string
    readonly name: string
    readonly projectClass: { readonly id: string } | null
  }
  readonly onDone: () => void
  readonly onClose: () => void
}

/** Puts a project into a class, by which it pays less. */
export function ProjectClassDialog({ project, onDone, onClose }: ProjectClassDialogProps) {
  const [{ data }] = useQuery({ query: DiscountsDocument })
  const { control, submit, isPending, refusal } = useVerbForm({
    document: SetProjectClassDocument,
    defaults: { projectClassId: project.projectClass?.id ?? 'NONE', reason: '' },
    rules,
    input: ({ projectClassId, reason }) => ({
      projectId: project.id,
      projectClassId: projectClassId === 'NONE' ? null : projectClassId,
      reason: reason.trim() || null,
    }),
    onDone: () => {
      notify({ title: `The class of ${project.name} is changed` })
      onDone()
      onClose()
    },
  })
  return (
    <FormDialog
      title={`The class of ${project.name}`}
      verb="Change"
      onSubmit={submit}
      {...{ isPending, refusal, onClose }}
    >
      <FormField
        control={control}
        name="projectClassId"
        of={LateSelect}
        label="Class"
        options={[{ id: 'NONE', name: 'None: it pays the whole price' }, ...(data?.projectClasses ?? [])]}
        description="It counts for every month that is not issued yet."
      />
      <FormField control={control} name="reason" of={TextField} label="Reason, kept in the record" isRequired={false} />
    </FormDialog>
  )
}
