import { required } from '@tenure/ui/form-checks'
import { FormDialog } from '@tenure/ui/form-dialog'
import { FormField } from '@tenure/ui/form-field'
import { formRules } from '@tenure/ui/form-rules'
import { LateDateField as DateField, LateSelect as Select } from '@tenure/ui/late-fields'
import { notify } from '@tenure/ui/toast-queue'
import { useQuery } from 'urql'
import { object, string } from 'valibot'
import { GrantPersonRoleDocument } from '../../../graphql/generated/grant-person-role.ts'
import type { GrantRowFragment } from '../../../graphql/generated/grant-row.ts'
import type { PersonHeadFragment } from '../../../graphql/generated/person-head.ts'
import { RolesDocument } from '../../../graphql/generated/roles.ts'
import { useVerbForm } from '../../../graphql/use-verb-form.ts'
import { roleName } from '../people/role-name.ts'

interface GrantRoleProps {
  readonly person: PersonHeadFragment
  readonly held: readonly GrantRowFragment[]
  readonly onClose: () => void
}

const rules = formRules(object({ roleId: required('Choose a role.'), expiresAt: string() }))

/** Gives a person a role: of those whose permissions the viewer holds all. */
export function GrantRole({ person, held, onClose }: GrantRoleProps) {
  const [{ data }] = useQuery({ query: RolesDocument })
  const has = new Set(held.map(({ role }) => role.id))
  const offered = (data?.roles ?? []).filter(({ id, viewerCan }) => viewerCan.grant && !has.has(id))
  const { control, submit, watch, isPending, refusal } = useVerbForm({
    document: GrantPersonRoleDocument,
    defaults: { roleId: '', expiresAt: '' },
    rules,
    input: ({ roleId, expiresAt }) => ({
      userId: person.id,
      roleId,
      expiresAt: expiresAt ? `${expiresAt}T00:00:00.000Z` : null,
    }),
    onDone: () => {
      notify({ title: `Role granted to ${person.fullName}` })
      onClose()
    },
  })
  const chosen = offered.find(({ id }) => id === watch('roleId'))
  return (
    <FormDialog
      title={`Grant ${person.fullName} a role`}
      verb="Grant"
      onSubmit={submit}
      {...{ onClose, isPending, refusal }}
    >
      <FormField
        control={control}
        name="roleId"
        of={Select}
        label="Role"
        description="Those whose permissions you hold yourself."
        isRequired
        options={offered.map(({ id, name }) => ({ id, name: roleName(name) }))}
      />
      {chosen && (
        <p className="text-dim">
          {chosen.description} {chosen.permissions.length} permissions.
        </p>
      )}
      <FormField
        control={control}
        name="expiresAt"
        of={DateField}
        label="Ends"
        description="At midnight UTC. Left empty, it has no end."
        isRequired={false}
      />
    </FormDialog>
  )
}
