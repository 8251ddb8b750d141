import { required } from '@tenure/ui/form-checks'
import { FormDialog } from '@tenure/ui/form-dialog'
import { FormField } from '@tenure/ui/form-field'
import { formRules } from '@tenure/ui/form-rules'
import { notify } from '@tenure/ui/toast-queue'
import { object } from 'valibot'
import { JoinTeamDocument } from '../../../graphql/generated/join-team.ts'
import type { TeamRowFragment } from '../../../graphql/generated/team-row.ts'
import { PersonField } from '../../../graphql/people/person-field.tsx'
import { useVerbForm } from '../../../graphql/use-verb-form.ts'

interface JoinTeamProps {
  readonly team: TeamRowFragment
  readonly onClose: () => void
}

const rules = formRules(object({ userId: required('Choose a person.') }))

/** Puts somebody into a team. */
export function JoinTeam({ team, onClose }: JoinTeamProps) {
  const { control, submit, isPending, refusal } = useVerbForm({
    document: JoinTeamDocument,
    defaults: { userId: '' },
    rules,
    input: ({ userId }) => ({ teamId: team.id, userId }),
    onDone: () => {
      notify({ title: `Added to ${team.name}` })
      onClose()
    },
  })
  return (
    <FormDialog
      title={`Add somebody to ${team.name}`}
      verb="Add"
      onSubmit={submit}
      {...{ onClose, isPending, refusal }}
    >
      <FormField control={control} name="userId" of={PersonField} label="Person" isRequired autoFocus />
    </FormDialog>
  )
}
