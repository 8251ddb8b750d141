import { FormDialog } from '@tenure/ui/form-dialog'
import { FormField } from '@tenure/ui/form-field'
import { formRules } from '@tenure/ui/form-rules'
import { LateDateField as DateField } from '@tenure/ui/late-fields'
import { notify } from '@tenure/ui/toast-queue'
import { object, string } from 'valibot'
import { ChangeGrantEndDocument } from '../../../graphql/generated/change-grant-end.ts'
import type { GrantRowFragment } from '../../../graphql/generated/grant-row.ts'
import type { PersonHeadFragment } from '../../../graphql/generated/person-head.ts'
import { useVerbForm } from '../../../graphql/use-verb-form.ts'
import { roleName } from '../people/role-name.ts'

interface ChangeGrantEndProps {
  readonly person: PersonHeadFragment
  readonly grant: GrantRowFragment
  readonly onClose: () => void
}

const rules = formRules(object({ expiresAt: string() }))

/** Changes when a person's role ends. */
export function ChangeGrantEnd({ person, grant, onClose }: ChangeGrantEndProps) {
  const name = roleName(grant.role.name)
  const { control, submit, isPending, refusal } = useVerbForm({
    document: ChangeGrantEndDocument,
    defaults: { expiresAt: grant.expiresAt?.slice(0, 10) ?? '' },
    rules,
    input: ({ expiresAt }) => ({
      userId: person.id,
      roleId: grant.role.id,
      expectedVersion: grant.version,
      expiresAt: expiresAt ? `${expiresAt}T00:00:00.000Z` : null,
    }),
    onDone: () => {
      notify({ title: `${name} of ${person.fullName} changed` })
      onClose()
    },
  })
  return (
    <FormDialog title={`When ${name} ends`} verb="Change" onSubmit={submit} {...{ onClose, isPending, refusal }}>
      <FormField
        control={control}
        name="expiresAt"
        of={DateField}
        label="Ends"
        description={`From midnight UTC of that day it gives ${person.fullName} nothing. Left empty, it has no end.`}
        isRequired={false}
      />
    </FormDialog>
  )
}
