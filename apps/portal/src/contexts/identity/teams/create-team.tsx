import { required } from '@tenure/ui/form-checks'
import { FormDialog } from '@tenure/ui/form-dialog'
import { FormField } from '@tenure/ui/form-field'
import { formRules } from '@tenure/ui/form-rules'
import { TextField } from '@tenure/ui/text-field'
import { notify } from '@tenure/ui/toast-queue'
import { object, string } from 'valibot'
import { CreateTeamDocument } from '../../../graphql/generated/create-team.ts'
import { useVerbForm } from '../../../graphql/use-verb-form.ts'

const rules = formRules(object({ name: required('Give the team a name.'), description: string() }))

/** Makes a team. */
export function CreateTeam({ onClose }: { readonly onClose: () => void }) {
  const { control, submit, isPending, refusal } = useVerbForm({
    document: CreateTeamDocument,
    defaults: { name: '', description: '' },
    rules,
    input: ({ name, description }) => ({ name: name.trim(), description: description.trim() || null }),
    onDone: ({ name }) => {
      notify({ title: `${name} made` })
      onClose()
    },
  })
  return (
    <FormDialog title="New team" verb="Make it" onSubmit={submit} {...{ onClose, isPending, refusal }}>
      <FormField control={control} name="name" of={TextField} label="Name" isRequired autoFocus />
      <FormField control={control} name="description" of={TextField} label="What it does" isRequired={false} />
    </FormDialog>
  )
}
