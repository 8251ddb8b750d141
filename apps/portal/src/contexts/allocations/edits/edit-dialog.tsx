import { ConflictDialog, type ConflictField } from '@tenure/ui/conflict-dialog'
import { FormDialog, type FormDialogProps } from '@tenure/ui/form-dialog'
import { useClient } from 'urql'
import { RereadDocument } from '../../../graphql/generated/reread.ts'
import { fieldName, showValue } from './field-names.ts'
import type { Conflict } from './conflict.ts'

/** What `useEditForm` gives. */
interface EditForm {
  readonly conflict: Conflict | null
  readonly saveMine: () => void
}

interface EditDialogProps extends FormDialogProps {
  readonly form: EditForm
  /** What is edited: 'allocation', with its id to read it anew. */
  readonly thing: { readonly id: string; readonly name: string }
  /** What this person changed, in words, by the names that differences give to fields. */
  readonly yours: Readonly<Record<string, string>>
}

/** A form to change something in; when somebody else was first, their change beside this one in its place. */
export function EditDialog({ form: { conflict, saveMine }, thing, yours, ...dialog }: EditDialogProps) {
  const client = useClient()
  if (!conflict) return <FormDialog {...dialog} />
  const takeTheirs = () => {
    void client.query(RereadDocument, { id: thing.id }, { requestPolicy: 'network-only' }).toPromise()
    dialog.onClose()
  }
  return (
    <ConflictDialog
      thing={thing.name}
      who={conflict.changedBy?.fullName ?? null}
      when={conflict.changedAt}
      fields={fieldsOf(conflict, yours)}
      isPending={dialog.isPending}
      onTakeTheirs={takeTheirs}
      onSaveMine={saveMine}
      onClose={dialog.onClose}
    />
  )
}

function fieldsOf({ theirs }: Conflict, yours: Readonly<Record<string, string>>): ConflictField[] {
  const changed = theirs.map(({ field, before, beforeName, after, afterName }) => ({
    field: fieldName(field),
    was: beforeName ?? showValue(field, before),
    theirs: afterName ?? showValue(field, after),
    yours: yours[field] ?? null,
  }))
  const mineAlone = Object.entries(yours)
    .filter(([field]) => !theirs.some((change) => change.field === field))
    .map(([field, mine]) => ({ field: fieldName(field), was: 'unchanged', theirs: 'unchanged', yours: mine }))
  return [...changed, ...mineAlone]
}
