import { required } from '@tenure/ui/form-checks'
import { FormDialog } from '@tenure/ui/form-dialog'
import { FormField } from '@tenure/ui/form-field'
import { formRules } from '@tenure/ui/form-rules'
import { TextField } from '@tenure/ui/text-field'
import { notify } from '@tenure/ui/toast-queue'
import { object, string } from 'valibot'
import { EditGroupDocument } from '../../../graphql/generated/edit-group.ts'
import type { GroupRowFragment } from '../../../graphql/generated/group-row.ts'
import { useVerbForm } from '../../../graphql/use-verb-form.ts'

interface EditGroupProps {
  readonly group: GroupRowFragment
  readonly onClose: () => void
}

const rules = formRules(
  object({ groupName: required('Give it a name.'), description: string(), externalSystemId: string() }),
)

/** Changes a group's name, what it is for, and the directory that keeps its members. */
export function EditGroup({ group, onClose }: EditGroupProps) {
  const { id, version, viewerCan } = group
  const { control, submit, isPending, refusal } = useVerbForm({
    document: EditGroupDocument,
    defaults: {
      groupName: group.groupName,
      description: group.description ?? '',
      externalSystemId: group.externalSystemId ?? '',
    },
    rules,
    input: ({ groupName, description, externalSystemId }) => ({
      id,
      expectedVersion: version,
      groupName,
      description: description || null,
      ...(viewerCan.bind && { externalSystemId: externalSystemId || null }),
    }),
    onDone: ({ groupName }) => {
      notify({ title: `${groupName} changed` })
      onClose()
    },
  })
  return (
    <FormDialog title="Edit group" verb="Save" onSubmit={submit} {...{ onClose, isPending, refusal }}>
      <FormField control={control} name="groupName" of={TextField} label="Name" isRequired autoFocus />
      <FormField control={control} name="description" of={TextField} label="What it is for" />
      {viewerCan.bind && (
        <FormField
          control={control}
          name="externalSystemId"
          of={TextField}
          label="Its name in a directory"
          description="An LDAP DN or a Grouper name: the next sync then says who belongs to it. Empty: its members are kept here."
        />
      )}
    </FormDialog>
  )
}
