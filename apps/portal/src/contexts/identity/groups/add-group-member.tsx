import { required } from '@tenure/ui/form-checks'
import { FormDialog } from '@tenure/ui/form-dialog'
import { FormField } from '@tenure/ui/form-field'
import { formRules } from '@tenure/ui/form-rules'
import { notify } from '@tenure/ui/toast-queue'
import { object } from 'valibot'
import { AddGroupMembersDocument } from '../../../graphql/generated/add-group-members.ts'
import { PersonField } from '../../../graphql/people/person-field.tsx'
import { useVerbForm } from '../../../graphql/use-verb-form.ts'
import { MembershipChange } from './membership-change.tsx'

interface AddGroupMemberProps {
  readonly groupId: string
  readonly onClose: () => void
  readonly onDone: () => void
}

const rules = formRules(object({ userIds: required('Choose a person.') }))

/** Puts a person into a group, with what that opens for them shown before. */
export function AddGroupMember({ groupId, onClose, onDone }: AddGroupMemberProps) {
  const { control, submit, isPending, refusal, watch } = useVerbForm({
    document: AddGroupMembersDocument,
    defaults: { userIds: '' },
    rules,
    input: ({ userIds }) => ({ securityGroupId: groupId, userIds: [userIds] }),
    onDone: ({ groupName }) => {
      notify({ title: `Added to ${groupName}` })
      onDone()
      onClose()
    },
  })
  const chosen = watch('userIds')
  return (
    <FormDialog title="Add a member" verb="Add" onSubmit={submit} {...{ onClose, isPending, refusal }}>
      <FormField control={control} name="userIds" of={PersonField} label="Person" isRequired autoFocus />
      {chosen !== '' && <MembershipChange groupId={groupId} add={chosen} />}
    </FormDialog>
  )
}
