import { Checkbox } from '@tenure/ui/checkbox'
import { required } from '@tenure/ui/form-checks'
import { FormDialog } from '@tenure/ui/form-dialog'
import { FormField } from '@tenure/ui/form-field'
import { formRules } from '@tenure/ui/form-rules'
import { TextField } from '@tenure/ui/text-field'
import { notify } from '@tenure/ui/toast-queue'
import { useState } from 'react'
import { object } from 'valibot'
import { SaveViewDocument } from '../generated/save-view.ts'
import { useVerbForm } from '../use-verb-form.ts'

const rules = formRules(object({ name: required('Give the view a name.') }))

interface SaveViewProps {
  readonly page: string
  readonly address: string
  readonly onClose: () => void
}

/** Keeps the list as it is, under a name. */
export function SaveView({ page, address, onClose }: SaveViewProps) {
  const [isShared, setShared] = useState(false)
  const { control, submit, isPending, refusal } = useVerbForm({
    document: SaveViewDocument,
    defaults: { name: '' },
    rules,
    input: ({ name }) => ({ page, name: name.trim(), address, isShared }),
    onDone: ({ name }) => {
      notify({ title: `View “${name}” saved`, detail: isShared ? 'Everybody here finds it.' : 'It is yours alone.' })
      onClose()
    },
  })
  return (
    <FormDialog title="Save this view" verb="Save" onSubmit={submit} {...{ onClose, isPending, refusal }}>
      <FormField control={control} name="name" of={TextField} label="Name" isRequired autoFocus />
      <Checkbox isSelected={isShared} onChange={setShared}>
        Share it with everybody here
      </Checkbox>
    </FormDialog>
  )
}
