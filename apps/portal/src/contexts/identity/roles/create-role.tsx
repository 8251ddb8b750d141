import { required } from '@tenure/ui/form-checks'
import { FormDialog } from '@tenure/ui/form-dialog'
import { FormField } from '@tenure/ui/form-field'
import { formRules } from '@tenure/ui/form-rules'
import { LateSelect as Select } from '@tenure/ui/late-fields'
import { TextField } from '@tenure/ui/text-field'
import { notify } from '@tenure/ui/toast-queue'
import { object, string } from 'valibot'
import { CreateRoleDocument } from '../../../graphql/generated/create-role.ts'
import type { RolesPageQuery } from '../../../graphql/generated/roles-page.ts'
import { useVerbForm } from '../../../graphql/use-verb-form.ts'
import { roleName } from '../people/role-name.ts'

interface CreateRoleProps {
  readonly roles: RolesPageQuery['roles']
  readonly onMade: (id: string) => void
  readonly onClose: () => void
}

const rules = formRules(object({ name: required('Give the role a name.'), description: string(), copyOf: string() }))

/** Makes a role of the institution's own, empty or from a copy. */
export function CreateRole({ roles, onMade, onClose }: CreateRoleProps) {
  const { control, submit, isPending, refusal } = useVerbForm({
    document: CreateRoleDocument,
    defaults: { name: '', description: '', copyOf: 'NONE' },
    rules,
    input: ({ name, description, copyOf }) => ({
      name: name.trim(),
      description: description.trim() || null,
      copyOf: copyOf === 'NONE' ? null : copyOf,
    }),
    onDone: ({ id, name }) => {
      notify({ title: `${name} made` })
      onClose()
      onMade(id)
    },
  })
  return (
    <FormDialog title="New role" verb="Make it" onSubmit={submit} {...{ onClose, isPending, refusal }}>
      <FormField control={control} name="name" of={TextField} label="Name" isRequired autoFocus />
      <FormField control={control} name="description" of={TextField} label="What it is for" isRequired={false} />
      <FormField
        control={control}
        name="copyOf"
        of={Select}
        label="Begin with"
        description="Those whose permissions you hold yourself."
        options={[
          { id: 'NONE', name: 'Nothing' },
          ...roles
            .filter(({ viewerCan }) => viewerCan.grant)
            .map(({ id, name }) => ({ id, name: `A copy of ${roleName(name)}` })),
        ]}
      />
    </FormDialog>
  )
}
