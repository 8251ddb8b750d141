import { FormDialog } from '@tenure/ui/form-dialog'
import { FormField } from '@tenure/ui/form-field'
import { required } from '@tenure/ui/form-checks'
import { formRules } from '@tenure/ui/form-rules'
import { notify } from '@tenure/ui/toast-queue'
import { object, string } from 'valibot'
import type { ProjectDefaultsFragment } from '../../../graphql/generated/project-defaults.ts'
import { SetDefaultsDocument } from '../../../graphql/generated/set-defaults.ts'
import { PersonField } from '../../../graphql/people/person-field.tsx'
import { useVerbForm } from '../../../graphql/use-verb-form.ts'
import { GroupField } from './group-field.tsx'
import type { DefaultsSet } from './set-defaults.tsx'

interface DefaultsEditorProps {
  readonly project: ProjectDefaultsFragment
  readonly onDone: (set: DefaultsSet) => void
  readonly onClose: () => void
}

const rules = formRules(object({ stewardId: string(), groupId: required('Choose a security group.') }))

/** The form of a project's defaults. */
export function DefaultsEditor({ project, onDone, onClose }: DefaultsEditorProps) {
  const { piOwner, defaultDataSteward, defaultSecurityGroup } = project
  const { control, submit, isPending, refusal } = useVerbForm({
    document: SetDefaultsDocument,
    defaults: { stewardId: defaultDataSteward?.id ?? '', groupId: defaultSecurityGroup.id },
    rules,
    input: ({ stewardId, groupId }) => ({
      projectId: project.id,
      expectedVersion: project.version,
      dataStewardId: stewardId || null,
      securityGroupId: groupId,
    }),
    onDone: (set) => {
      const { gains, loses } = set.access
      if (gains.length + loses.length > 0) return onDone(set)
      notify({ title: 'Defaults set', detail: 'Nobody gains or loses access by it.' })
      onClose()
    },
  })
  return (
    <FormDialog title="Set defaults" verb="Set" onSubmit={submit} {...{ onClose, isPending, refusal }}>
      <p className="text-dim">They hold for every data share that names no steward or group of its own, at once.</p>
      <FormField
        control={control}
        name="stewardId"
        of={PersonField}
        label="Data steward"
        description={`Nobody: the PI, ${piOwner.fullName}.`}
        isRequired={false}
        {...(defaultDataSteward && { chosenName: defaultDataSteward.fullName })}
      />
      <FormField
        control={control}
        name="groupId"
        of={GroupField}
        label="Security group"
        isRequired
        chosenName={defaultSecurityGroup.groupName}
      />
    </FormDialog>
  )
}
