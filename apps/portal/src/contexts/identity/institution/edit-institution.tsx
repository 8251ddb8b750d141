import { required } from '@tenure/ui/form-checks'
import { FormDialog } from '@tenure/ui/form-dialog'
import { FormField } from '@tenure/ui/form-field'
import { formRules } from '@tenure/ui/form-rules'
import { TextField } from '@tenure/ui/text-field'
import { notify } from '@tenure/ui/toast-queue'
import { object, string } from 'valibot'
import { EditTenantDocument } from '../../../graphql/generated/edit-tenant.ts'
import type { InstitutionPageQuery } from '../../../graphql/generated/institution-page.ts'
import { useVerbForm } from '../../../graphql/use-verb-form.ts'
import { readSettings } from './settings.ts'

interface EditInstitutionProps {
  readonly tenant: InstitutionPageQuery['viewer']['tenant']
  readonly onClose: () => void
}

const rules = formRules(object({ name: required('Give the institution a name.'), supportContact: string() }))

/** Changes what is the institution's own to set. */
export function EditInstitution({ tenant, onClose }: EditInstitutionProps) {
  const { control, submit, isPending, refusal } = useVerbForm({
    document: EditTenantDocument,
    defaults: { name: tenant.name, supportContact: readSettings(tenant.settings).supportContact },
    rules,
    input: ({ name, supportContact }) => ({
      name: name.trim(),
      settings: { ...(tenant.settings as object), supportContact: supportContact.trim() },
      expectedVersion: tenant.version,
    }),
    onDone: ({ name }) => {
      notify({ title: `${name} changed` })
      onClose()
    },
  })
  return (
    <FormDialog title="Edit the institution" verb="Save" onSubmit={submit} {...{ onClose, isPending, refusal }}>
      <FormField control={control} name="name" of={TextField} label="Name" isRequired autoFocus />
      <FormField
        control={control}
        name="supportContact"
        of={TextField}
        label="Support contact"
        description="An address or a page where people here find help."
        isRequired={false}
      />
    </FormDialog>
  )
}
