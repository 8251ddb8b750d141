import { required } from '@tenure/ui/form-checks'
import { FormField } from '@tenure/ui/form-field'
import { formRules } from '@tenure/ui/form-rules'
import { TextField } from '@tenure/ui/text-field'
import { notify } from '@tenure/ui/toast-queue'
import { object } from 'valibot'
import { RenameDataShareDocument } from '../../../graphql/generated/rename-data-share.ts'
import { useVerb } from '../../../graphql/use-verb.ts'
import { EditDialog } from '../edits/edit-dialog.tsx'
import { undo } from '../edits/undo.ts'
import { useEditForm } from '../edits/use-edit-form.ts'
import type { DataShareVerbProps } from './data-share-verb-props.ts'

const rules = formRules(object({ name: required('Give the data share a name.') }))

/** Gives a data share another name. */
export function RenameDataShare({ share, onClose }: DataShareVerbProps) {
  const { id } = share
  const back = useVerb(RenameDataShareDocument)
  const form = useEditForm({
    document: RenameDataShareDocument,
    of: share,
    defaults: { name: share.name },
    rules,
    input: ({ name }) => ({ name: name.trim() }),
    onDone: ({ name, version }) => {
      const input = { id, name: share.name, expectedVersion: version }
      notify({
        title: `${share.name} is now ${name}`,
        action: { label: 'Undo', onAction: () => void undo(back.run, input, `It is ${share.name} again`) },
      })
      onClose()
    },
  })
  return (
    <EditDialog
      title={`Rename ${share.name}`}
      verb="Rename"
      onSubmit={form.submit}
      {...{ form, onClose, isPending: form.isPending, refusal: form.refusal }}
      thing={{ id, name: 'data share' }}
      yours={{ name: form.watch('name') }}
    >
      <FormField control={form.control} name="name" of={TextField} label="Name" autoFocus />
    </EditDialog>
  )
}
