import { FormField } from '@tenure/ui/form-field'
import { formRules } from '@tenure/ui/form-rules'
import { notify } from '@tenure/ui/toast-queue'
import { object, string } from 'valibot'
import { ChangeDataShareGroupDocument } from '../../../graphql/generated/change-data-share-group.ts'
import { PreviewChangeDataShareGroupDocument } from '../../../graphql/generated/preview-change-data-share-group.ts'
import { useVerb } from '../../../graphql/use-verb.ts'
import { usePreview } from '../consequences/use-preview.ts'
import { EditDialog } from '../edits/edit-dialog.tsx'
import { undo } from '../edits/undo.ts'
import { useEditForm } from '../edits/use-edit-form.ts'
import { GroupField } from '../fields/group-field.tsx'
import { AccessDifference } from './access-difference.tsx'
import type { DataShareVerbProps } from './data-share-verb-props.ts'

const rules = formRules(object({ securityGroupId: string() }))

/** Gives a data share its own group, or the project's again, and shows beforehand who gains and who loses access. */
export function ChangeGroup({ share, onClose }: DataShareVerbProps) {
  const { id, name, securityGroup, groupInherited } = share
  const own = groupInherited ? '' : securityGroup.id
  const back = useVerb(ChangeDataShareGroupDocument)
  const form = useEditForm({
    document: ChangeDataShareGroupDocument,
    of: share,
    defaults: { securityGroupId: own },
    rules,
    input: ({ securityGroupId }) => ({ securityGroupId: securityGroupId || null }),
    onDone: (changed) => {
      const input = { id, securityGroupId: own || null, expectedVersion: changed.version }
      notify({
        title: `${name} is reached by ${changed.securityGroup.groupName}`,
        action: {
          label: 'Undo',
          onAction: () => void undo(back.run, input, `${name} is reached by ${securityGroup.groupName} again`),
        },
      })
      onClose()
    },
  })
  const securityGroupId = form.watch('securityGroupId')
  const preview = usePreview(
    PreviewChangeDataShareGroupDocument,
    securityGroupId === own ? null : { id, securityGroupId: securityGroupId || null },
  )
  return (
    <EditDialog
      title={`Group of ${name}`}
      verb="Change"
      onSubmit={form.submit}
      {...{ form, onClose, isPending: form.isPending, refusal: form.refusal }}
      thing={{ id, name: 'data share' }}
      yours={{ security_group_id: 'the group you chose' }}
    >
      <p className="text-dim">
        Now <span className="text-ink">{securityGroup.groupName}</span>
        {groupInherited ? ', the project’s.' : ', its own.'} A change takes effect at once.
      </p>
      <FormField
        control={form.control}
        name="securityGroupId"
        of={GroupField}
        label="Security group"
        isRequired={false}
        description="Empty: the project’s."
        {...(!groupInherited && { chosenName: securityGroup.groupName })}
        autoFocus
      />
      <AccessDifference preview={preview} />
    </EditDialog>
  )
}
