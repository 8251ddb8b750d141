import { required } from '@tenure/ui/form-checks'
import { FormDialog } from '@tenure/ui/form-dialog'
import { FormField } from '@tenure/ui/form-field'
import { formRules } from '@tenure/ui/form-rules'
import { TextField } from '@tenure/ui/text-field'
import { notify } from '@tenure/ui/toast-queue'
import { object, string } from 'valibot'
import { EditTeamDocument } from '../../../graphql/generated/edit-team.ts'
import type { TeamRowFragment } from '../../../graphql/generated/team-row.ts'
import { useVerbForm } from '../../../graphql/use-verb-form.ts'

interface EditTeamProps {
  readonly team: TeamRowFragment
  readonly onClose: () => void
}

const rules = formRules(object({ name: required('Give the team a name.'), description: string() }))

/** Changes what a team is called and does. */
export function EditTeam({ team, onClose }: EditTeamProps) {
  const { control, submit, isPending, refusal } = useVerbForm({
    document: EditTeamDocument,
    defaults: { name: team.name, description: team.description ?? '' },
    rules,
    input: ({ name, description }) => ({
      id: team.id,
      expectedVersion: team.version,
      name: name.trim(),
      description: description.trim() || null,
    }),
    onDone: ({ name }) => {
      notify({ title: `${name} changed` })
      onClose()
    },
  })
  return (
    <FormDialog title={`Edit ${team.name}`} verb="Save" onSubmit={submit} {...{ onClose, isPending, refusal }}>
      <FormField control={control} name="name" of={TextField} label="Name" isRequired autoFocus />
      <FormField control={control} name="description" of={TextField} label="What it does" isRequired={false} />
    </FormDialog>
  )
}
