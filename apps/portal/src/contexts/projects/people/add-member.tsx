import { required } from '@tenure/ui/form-checks'
import { FormDialog } from '@tenure/ui/form-dialog'
import { FormField } from '@tenure/ui/form-field'
import { formRules } from '@tenure/ui/form-rules'
import { RadioGroup } from '@tenure/ui/radio-group'
import { notify } from '@tenure/ui/toast-queue'
import { object } from 'valibot'
import { AddMemberDocument } from '../../../graphql/generated/add-member.ts'
import type { ProjectMemberRole } from '../../../graphql/generated/member-row.ts'
import { PersonField } from '../../../graphql/people/person-field.tsx'
import { useVerbForm } from '../../../graphql/use-verb-form.ts'
import { roleOptions, roleWords } from '../words.ts'

interface AddMemberProps {
  readonly projectId: string
  readonly onClose: () => void
}

const rules = formRules(object({ userId: required('Choose a person.'), role: required('Choose a role.') }))

/** Lets a person work on the project. */
export function AddMember({ projectId, onClose }: AddMemberProps) {
  const { control, submit, isPending, refusal } = useVerbForm({
    document: AddMemberDocument,
    defaults: { userId: '', role: 'EDITOR' },
    rules,
    input: ({ userId, role }) => ({ projectId, userId, role: role as ProjectMemberRole }),
    onDone: ({ user, role }) => {
      notify({ title: `${user.fullName} added as ${roleWords[role].name.toLowerCase()}` })
      onClose()
    },
  })
  return (
    <FormDialog title="Add a member" verb="Add" onSubmit={submit} {...{ onClose, isPending, refusal }}>
      <FormField control={control} name="userId" of={PersonField} label="Person" isRequired autoFocus />
      <FormField control={control} name="role" of={RadioGroup} label="Role" options={roleOptions} isRequired />
    </FormDialog>
  )
}
