import { FormField } from '@tenure/ui/form-field'
import { formRules } from '@tenure/ui/form-rules'
import { notify } from '@tenure/ui/toast-queue'
import { object, string } from 'valibot'
import { ChangeDataShareStewardDocument } from '../../../graphql/generated/change-data-share-steward.ts'
import { useVerb } from '../../../graphql/use-verb.ts'
import { EditDialog } from '../edits/edit-dialog.tsx'
import { undo } from '../edits/undo.ts'
import { useEditForm } from '../edits/use-edit-form.ts'
import { PersonField } from '../../../graphql/people/person-field.tsx'
import { stewardReasonWords } from '../words.ts'
import type { DataShareVerbProps } from './data-share-verb-props.ts'

const rules = formRules(object({ stewardId: string() }))

/** Names a data share's own steward, or leaves it to the project again. */
export function ChangeSteward({ share, onClose }: DataShareVerbProps) {
  const { id, name, dataSteward, stewardInherited, stewardReason } = share
  const own = stewardInherited ? '' : dataSteward.id
  const back = useVerb(ChangeDataShareStewardDocument)
  const form = useEditForm({
    document: ChangeDataShareStewardDocument,
    of: share,
    defaults: { stewardId: own },
    rules,
    input: ({ stewardId }) => ({ stewardId: stewardId || null }),
    onDone: (changed) => {
      const input = { id, stewardId: own || null, expectedVersion: changed.version }
      const undone = `${dataSteward.fullName} keeps ${name} again`
      notify({
        title: `${changed.dataSteward.fullName} keeps ${name}`,
        action: { label: 'Undo', onAction: () => void undo(back.run, input, undone) },
      })
      onClose()
    },
  })
  return (
    <EditDialog
      title={`Steward of ${name}`}
      verb="Change"
      onSubmit={form.submit}
      {...{ form, onClose, isPending: form.isPending, refusal: form.refusal }}
      thing={{ id, name: 'data share' }}
      yours={{ data_steward_id: 'the person you chose' }}
    >
      <p className="text-dim">
        Now <span className="text-ink">{dataSteward.fullName}</span>, {stewardReasonWords[stewardReason]}.
      </p>
      <FormField
        control={form.control}
        name="stewardId"
        of={PersonField}
        label="Data steward"
        isRequired={false}
        description="Empty: the project’s default, else its PI."
        {...(!stewardInherited && { chosenName: dataSteward.fullName })}
        autoFocus
      />
    </EditDialog>
  )
}
