import { FormDialog } from '@tenure/ui/form-dialog'
import { FormField } from '@tenure/ui/form-field'
import { required } from '@tenure/ui/form-checks'
import { formRules } from '@tenure/ui/form-rules'
import { TextArea } from '@tenure/ui/text-area'
import { TextField } from '@tenure/ui/text-field'
import { notify } from '@tenure/ui/toast-queue'
import { object, string } from 'valibot'
import { CreateProjectDocument } from '../../graphql/generated/create-project.ts'
import { useVerbForm } from '../../graphql/use-verb-form.ts'

const rules = formRules(object({ name: required('Give the project a name.'), description: string() }))

/** Asks for what a new project needs, and makes it a draft. */
export function CreateProject({ onClose }: { readonly onClose: () => void }) {
  const { control, submit, isPending, refusal } = useVerbForm({
    document: CreateProjectDocument,
    defaults: { name: '', description: '' },
    rules,
    input: ({ name, description }) => ({ name: name.trim(), description: description.trim() || null }),
    onDone: ({ publicId, name }) => {
      notify({ title: `${publicId} ${name} created`, detail: 'It is a draft until its billing is known.' })
      onClose()
    },
  })
  return (
    <FormDialog title="New project" verb="Create" onSubmit={submit} {...{ onClose, isPending, refusal }}>
      <FormField control={control} name="name" of={TextField} label="Name" isRequired autoFocus />
      <FormField control={control} name="description" of={TextArea} label="Description" isRequired={false} />
    </FormDialog>
  )
}
