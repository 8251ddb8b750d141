import { required } from '@tenure/ui/form-checks'
import { FormDialog } from '@tenure/ui/form-dialog'
import { FormField } from '@tenure/ui/form-field'
import { formRules } from '@tenure/ui/form-rules'
import { TextField } from '@tenure/ui/text-field'
import { notify } from '@tenure/ui/toast-queue'
import { object } from 'valibot'
import { EditPersonDocument } from '../../../graphql/generated/edit-person.ts'
import { useVerbForm } from '../../../graphql/use-verb-form.ts'

interface EditPersonProps {
  readonly person: {
    readonly id: string
    readonly version: number
    readonly fullName: string
    readonly username: string
    readonly email: string
  }
  readonly onClose: () => void
}

const rules = formRules(
  object({
    fullName: required('Give their name.'),
    email: required('Give their address.'),
    username: required('Give a short name without spaces.'),
  }),
)

/** Changes how a person is called and reached. */
export function EditPerson({ person, onClose }: EditPersonProps) {
  const { control, submit, isPending, refusal } = useVerbForm({
    document: EditPersonDocument,
    defaults: { fullName: person.fullName, email: person.email, username: person.username },
    rules,
    input: ({ fullName, email, username }) => ({
      id: person.id,
      expectedVersion: person.version,
      fullName,
      email,
      username,
    }),
    onDone: ({ fullName }) => {
      notify({ title: `${fullName} changed` })
      onClose()
    },
  })
  return (
    <FormDialog title={`Edit ${person.fullName}`} verb="Save" onSubmit={submit} {...{ onClose, isPending, refusal }}>
      <FormField control={control} name="fullName" of={TextField} label="Name" isRequired autoFocus />
      <FormField
        control={control}
        name="email"
        of={TextField}
        label="E-mail"
        description="A new address has to be confirmed: the mail for that goes there."
        isRequired
      />
      <FormField control={control} name="username" of={TextField} label="Username" isRequired />
    </FormDialog>
  )
}
