import { notify } from '@tenure/ui/toast-queue'
import { FormDialog } from '@tenure/ui/form-dialog'
import { FormField } from '@tenure/ui/form-field'
import { required } from '@tenure/ui/form-checks'
import { formRules } from '@tenure/ui/form-rules'
import { RadioGroup } from '@tenure/ui/radio-group'
import { TextArea } from '@tenure/ui/text-area'
import { TextField } from '@tenure/ui/text-field'
import { useState } from 'react'
import { object, string } from 'valibot'
import { EditProjectDocument } from '../../../../graphql/generated/edit-project.ts'
import type { ProjectEditableFragment } from '../../../../graphql/generated/project-editable.ts'
import { useVerbForm } from '../../../../graphql/use-verb-form.ts'
import { changedInput, fieldNames, formFields, formOf, type ProjectForm } from './project-form.ts'
import { ResolveConflict } from './resolve-conflict.tsx'

interface ProjectEditorProps {
  readonly project: ProjectEditableFragment
  readonly onClose: () => void
}

const rules = formRules(
  object({
    ...(Object.fromEntries(formFields.map((field) => [field, string()])) as Record<
      keyof ProjectForm,
      ReturnType<typeof string>
    >),
    name: required('Give the project a name.'),
    reason: string(),
  }),
)

const states = [
  { id: 'DRAFT', name: 'Draft', detail: 'Being set up.' },
  { id: 'ACTIVE', name: 'Active', detail: 'In use. Needs a cost centre, purchase order or grant code.' },
]

/** The form of a project. What somebody else changed meanwhile is asked about, field by field. */
export function ProjectEditor({ project: given, onClose }: ProjectEditorProps) {
  // What was read while the form was open must not move under the person's hands: the version seen is the one edited.
  const [project] = useState(given)
  const [base] = useState(() => formOf(project))
  const { control, submit, isPending, refusal, refused, watch } = useVerbForm({
    document: EditProjectDocument,
    defaults: { ...base, reason: '' },
    rules,
    input: ({ reason, ...form }) => ({
      ...changedInput(base, form),
      id: project.id,
      expectedVersion: project.version,
      reason: reason.trim() || null,
    }),
    onDone: ({ name }) => {
      notify({ title: `${name} saved` })
      onClose()
    },
  })
  if (refused?.__typename === 'StaleVersion') {
    const { reason, ...yours } = watch()
    return <ResolveConflict id={project.id} {...{ base, yours, reason, onClose }} stale={refused} />
  }
  const text = (name: keyof ProjectForm) => (
    <FormField control={control} name={name} of={TextField} label={fieldNames[name]} isRequired={false} />
  )
  return (
    <FormDialog title="Edit project" verb="Save" isWide onSubmit={submit} {...{ onClose, isPending, refusal }}>
      <FormField control={control} name="name" of={TextField} label="Name" isRequired autoFocus />
      <FormField control={control} name="description" of={TextArea} label="Description" isRequired={false} />
      <FormField control={control} name="status" of={RadioGroup} label="State" options={states} isRequired />
      <fieldset className="grid gap-4 wide:grid-cols-2">
        <legend className="pb-2 font-semibold">Billing</legend>
        {text('costCentre')}
        {text('purchaseOrder')}
        {text('grantCode')}
        {text('note')}
      </fieldset>
      <div className="grid gap-4 wide:grid-cols-3">
        {text('phase')}
        {text('priority')}
        {text('license')}
      </div>
      <FormField
        control={control}
        name="reason"
        of={TextField}
        label="Why"
        description="Kept with the history."
        isRequired={false}
      />
    </FormDialog>
  )
}
