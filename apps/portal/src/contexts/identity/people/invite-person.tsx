import { useNavigate } from '@tanstack/react-router'
import { required } from '@tenure/ui/form-checks'
import { FormDialog } from '@tenure/ui/form-dialog'
import { FormField } from '@tenure/ui/form-field'
import { formRules } from '@tenure/ui/form-rules'
import { LateSelect as Select } from '@tenure/ui/late-fields'
import { TextField } from '@tenure/ui/text-field'
import { notify } from '@tenure/ui/toast-queue'
import { useQuery } from 'urql'
import { object, string } from 'valibot'
import { InvitePersonDocument } from '../../../graphql/generated/invite-person.ts'
import { RolesDocument } from '../../../graphql/generated/roles.ts'
import { useVerbForm } from '../../../graphql/use-verb-form.ts'
import { roleName } from './role-name.ts'

const rules = formRules(
  object({
    fullName: required('Give their name.'),
    email: required('Give the address they are to confirm.'),
    username: required('Give a short name without spaces.'),
    roleId: string(),
  }),
)

/** Makes somebody known: name, address, and where wanted a first role. */
export function InvitePerson({ onClose }: { readonly onClose: () => void }) {
  const navigate = useNavigate()
  const [{ data }] = useQuery({ query: RolesDocument })
  const roles = (data?.roles ?? []).filter(({ viewerCan }) => viewerCan.grant)
  const { control, submit, isPending, refusal } = useVerbForm({
    document: InvitePersonDocument,
    defaults: { fullName: '', email: '', username: '', roleId: 'NONE' },
    rules,
    input: ({ fullName, email, username, roleId }) => ({
      fullName: fullName.trim(),
      email: email.trim(),
      username: username.trim(),
      roleIds: roleId === 'NONE' ? [] : [roleId],
    }),
    onDone: ({ id, fullName, email }) => {
      notify({ title: `${fullName} invited`, detail: `They come in once they have confirmed ${email}.` })
      onClose()
      void navigate({ to: '/people/$personId', params: { personId: id } })
    },
  })
  return (
    <FormDialog title="Invite somebody" verb="Invite" onSubmit={submit} {...{ onClose, isPending, refusal }}>
      <FormField control={control} name="fullName" of={TextField} label="Name" isRequired autoFocus />
      <FormField control={control} name="email" of={TextField} label="E-mail" isRequired />
      <FormField
        control={control}
        name="username"
        of={TextField}
        label="Username"
        description="The short name the facility knows them by."
        isRequired
      />
      {roles.length > 0 && (
        <FormField
          control={control}
          name="roleId"
          of={Select}
          label="Role in the whole institution"
          description="Parts in a project are given on its People page."
          options={[{ id: 'NONE', name: 'None' }, ...roles.map(({ id, name }) => ({ id, name: roleName(name) }))]}
        />
      )}
    </FormDialog>
  )
}
