import { required } from '@tenure/ui/form-checks'
import { FormDialog } from '@tenure/ui/form-dialog'
import { FormField } from '@tenure/ui/form-field'
import { formRules } from '@tenure/ui/form-rules'
import { TextField } from '@tenure/ui/text-field'
import { notify } from '@tenure/ui/toast-queue'
import { object } from 'valibot'
import { CreateProjectClassDocument } from '../../../graphql/generated/create-project-class.ts'
import { useVerbForm } from '../../../graphql/use-verb-form.ts'

const rules = formRules(object({ name: required('Give the class a name: external, industry.') }))

/** Makes a class of projects that may be charged otherwise. */
export function CreateClass({ onDone, onClose }: { readonly onDone: () => void; readonly onClose: () => void }) {
  const { control, submit, isPending, refusal } = useVerbForm({
    document: CreateProjectClassDocument,
    defaults: { name: '' },
    rules,
    input: ({ name }) => ({ name: name.trim() }),
    onDone: ({ name }) => {
      notify({ title: `${name} is a class of project now` })
      onDone()
      onClose()
    },
  })
  return (
    <FormDialog title="New class of project" verb="Create" onSubmit={submit} {...{ isPending, refusal, onClose }}>
      <FormField
        control={control}
        name="name"
        of={TextField}
        label="Name"
        description="A project is put into it on its Statements page."
        isRequired
        autoFocus
      />
    </FormDialog>
  )
}
