import { required } from '@tenure/ui/form-checks'
import { FormDialog } from '@tenure/ui/form-dialog'
import { FormField } from '@tenure/ui/form-field'
import { formRules } from '@tenure/ui/form-rules'
import { TextField } from '@tenure/ui/text-field'
import { notify } from '@tenure/ui/toast-queue'
import { object, string } from 'valibot'
import { CreateGroupDocument } from '../../../graphql/generated/create-group.ts'
import { useVerbForm } from '../../../graphql/use-verb-form.ts'

interface CreateGroupProps {
  readonly onClose: () => void
  readonly onDone: (id: string) => void
}

const rules = formRules(object({ groupName: required('Give it a name.'), description: string() }))

/** Makes a security group, still without members. */
export function CreateGroup({ onClose, onDone }: CreateGroupProps) {
  const { control, submit, isPending, refusal } = useVerbForm({
    document: CreateGroupDocument,
    defaults: { groupName: '', description: '' },
    rules,
    input: ({ groupName, description }) => ({ groupName, description: description || null }),
    onDone: ({ id, groupName }) => {
      notify({ title: `${groupName} made` })
      onDone(id)
      onClose()
    },
  })
  return (
    <FormDialog title="New group" verb="Create" onSubmit={submit} {...{ onClose, isPending, refusal }}>
      <FormField control={control} name="groupName" of={TextField} label="Name" isRequired autoFocus />
      <FormField control={control} name="description" of={TextField} label="What it is for" />
    </FormDialog>
  )
}
