import { FormDialog } from '@tenure/ui/form-dialog'
import { FormField } from '@tenure/ui/form-field'
import { formRules } from '@tenure/ui/form-rules'
import { TextField } from '@tenure/ui/text-field'
import { useForm } from 'react-hook-form'
import { useState } from 'react'
import { useClient } from 'urql'
import { AddedNamesDocument } from '../../../graphql/generated/added-names.ts'
import { ResourceTypeOptionsDocument } from '../../../graphql/generated/resource-type-options.ts'
import { grantInput } from '../allocations/grant-input.ts'
import { grantSchema } from '../allocations/grant-rules.ts'
import { GrantTerms } from '../allocations/grant-terms.tsx'
import { ProjectField } from '../fields/project-field.tsx'
import type { AddedRow } from './model/draft.ts'

const rules = formRules(grantSchema)

/** A new allocation as a row of the workbench: granted with the rest, once that is applied. */
export function AddRow({ onAdd, onClose }: { readonly onAdd: (row: AddedRow) => void; readonly onClose: () => void }) {
  const client = useClient()
  const [failed, setFailed] = useState<string>()
  const { control, handleSubmit, watch, formState } = useForm({
    resolver: rules,
    defaultValues: {
      projectId: '',
      resourceTypeId: '',
      model: 'SUBSCRIPTION' as const,
      quantity: '',
      startsAt: '',
      billingPeriod: 'MONTH' as const,
      renewal: 'AUTO' as const,
      periods: '',
      lifetimeMonths: '',
      note: '',
    },
  })
  const submit = handleSubmit(async (values) => {
    const [{ data }, { data: types }] = await Promise.all([
      client.query(AddedNamesDocument, { projectId: values.projectId }).toPromise(),
      client.query(ResourceTypeOptionsDocument, {}).toPromise(),
    ])
    const type = types?.resourceTypes.find(({ id }) => id === values.resourceTypeId)
    if (!data?.project || !type)
      return setFailed('Tenure could not be reached. What you wrote is still here: try again.')
    const { publicId, name, piOwner } = data.project
    onAdd({
      key: `new ${crypto.getRandomValues(new Uint32Array(2)).join('')}`,
      input: grantInput(values),
      set: {},
      names: { publicId, project: name, pi: piOwner.fullName, type: type.name, unit: type.unit },
    })
    return onClose()
  })
  return (
    <FormDialog
      title="New row"
      verb="Add the row"
      isWide
      onSubmit={(event) => void submit(event)}
      isPending={formState.isSubmitting}
      refusal={failed}
      onClose={onClose}
    >
      <FormField control={control} name="projectId" of={ProjectField} label="Project" mayGrant autoFocus />
      <GrantTerms
        control={control}
        model={watch('model')}
        renewal={watch('renewal')}
        typeId={watch('resourceTypeId')}
      />
      <FormField control={control} name="note" of={TextField} label="Note" isRequired={false} />
      <p className="text-dim">It stands in the rows as new, and is granted when the changes are applied.</p>
    </FormDialog>
  )
}
