import { useQuery } from '@tanstack/react-query'
import { CopyText } from '@tenure/ui/copy-text'
import { required } from '@tenure/ui/form-checks'
import { FormDialog } from '@tenure/ui/form-dialog'
import { FormField } from '@tenure/ui/form-field'
import { formRules } from '@tenure/ui/form-rules'
import { Select } from '@tenure/ui/select'
import { TextArea } from '@tenure/ui/text-area'
import { TextField } from '@tenure/ui/text-field'
import { useRef } from 'react'
import { check, object, pipe, string } from 'valibot'
import { askDoor } from '../../../door/ask-door.ts'
import { CreateProviderDocument } from '../../../graphql/generated/create-provider.ts'
import { EditProviderDocument } from '../../../graphql/generated/edit-provider.ts'
import type { IdentityProviderRowFragment } from '../../../graphql/generated/identity-provider.ts'
import { useVerbForm } from '../../../graphql/use-verb-form.ts'
import { securityQuery } from '../profile/security/security.ts'
import { useSensitive } from '../profile/security/use-sensitive.tsx'
import { IssuerTest } from './issuer-test.tsx'
import { readRoleRules, showRoleRules } from './role-rules.ts'

interface ProviderFormProps {
  readonly provider?: IdentityProviderRowFragment
  readonly mayGiveRoles: boolean
  readonly onSaved: () => void
  readonly onClose: () => void
}

const rules = formRules(
  object({
    name: required('What should the button say?'),
    issuer: required('The provider’s own documents say what its issuer is.'),
    clientId: required('What is Tenure called there?'),
    secret: string(),
    linking: string(),
    createsPeople: string(),
    rolesClaim: string(),
    roleRules: pipe(
      string(),
      check(
        (typed) => readRoleRules(typed).wrong === undefined,
        'A line is a rule: what stands in the claim = a role.',
      ),
    ),
    isEnabled: string(),
  }),
)

const yesNo = [
  { id: 'yes', name: 'Yes' },
  { id: 'no', name: 'No' },
]
const linkings = [
  { id: 'NONE', name: 'Nobody' },
  { id: 'EXTERNAL_ID', name: 'By the external id they were entered with' },
  { id: 'VERIFIED_EMAIL', name: 'By an address that both have verified' },
]

/** A provider, new or as it is. Its secret goes to the door by itself, once the rest is saved. */
export function ProviderForm({ provider, mayGiveRoles, onSaved, onClose }: ProviderFormProps) {
  const { data: security } = useQuery(securityQuery)
  const {
    run,
    refusal: secretRefusal,
    asking,
  } = useSensitive(security ?? { hasPassword: true, authenticator: null, passkeys: [] })
  const saved = (id: string, secret: string) => {
    if (secret === '') return onSaved()
    run(async () => {
      await askDoor('/auth/providers/secret', { id: atob(id).split(':')[1], secret })
      onSaved()
    })
  }
  const secret = useRef('')
  const form = useVerbForm({
    document: (provider ? EditProviderDocument : CreateProviderDocument) as typeof EditProviderDocument,
    defaults: {
      name: provider?.name ?? '',
      issuer: provider?.issuer ?? '',
      clientId: provider?.clientId ?? '',
      secret: '',
      linking: provider?.linking ?? 'NONE',
      createsPeople: provider?.createsPeople ? 'yes' : 'no',
      rolesClaim: provider?.rolesClaim ?? '',
      roleRules: showRoleRules(provider?.roleRules ?? []),
      isEnabled: provider?.isEnabled === false ? 'no' : 'yes',
    },
    rules,
    input: (values) => {
      secret.current = values.secret
      return {
        ...(provider && { id: provider.id, expectedVersion: provider.version }),
        name: values.name.trim(),
        issuer: values.issuer.trim(),
        clientId: values.clientId.trim(),
        linking: values.linking as 'NONE',
        createsPeople: values.createsPeople === 'yes',
        rolesClaim: values.rolesClaim.trim() || null,
        ...(mayGiveRoles && { roleRules: [...readRoleRules(values.roleRules).rules] }),
        isEnabled: values.isEnabled === 'yes',
      } as { id: string }
    },
    onDone: ({ id }) => saved(id, secret.current),
  })
  const { control, submit, isPending, refusal, watch } = form
  const field = { control }
  return (
    <FormDialog
      title={provider ? provider.name : 'Add an identity provider'}
      verb={provider ? 'Save' : 'Add it'}
      isWide
      onSubmit={submit}
      onClose={onClose}
      isPending={isPending}
      refusal={refusal ?? secretRefusal}
    >
      <div>
        Register Tenure there as a web application that is sent back to{' '}
        <span className="wrap-anywhere">
          <CopyText label="Redirect address" text={`${window.location.origin}/auth/provider/callback`} shown={80} />
        </span>
      </div>
      <FormField
        {...field}
        name="name"
        of={TextField}
        label="Name"
        description="What the button says."
        isRequired
        autoFocus
      />
      <FormField
        {...field}
        name="issuer"
        of={TextField}
        label="Issuer"
        description="https://id.example.org, as the provider writes it itself."
        isRequired
      />
      <IssuerTest issuer={watch('issuer') ?? ''} />
      <div className="grid gap-4 wide:grid-cols-2">
        <FormField {...field} name="clientId" of={TextField} label="Client ID" isRequired />
        <FormField
          {...field}
          name="secret"
          of={TextField}
          type="password"
          autoComplete="off"
          label="Client secret"
          description={
            provider?.hasClientSecret ? 'There is one; empty keeps it.' : 'Kept sealed, and shown to nobody.'
          }
        />
        <FormField {...field} name="linking" of={Select} options={linkings} label="Whom it finds here" />
        <FormField {...field} name="createsPeople" of={Select} options={yesNo} label="Brings new people" />
        <FormField
          {...field}
          name="rolesClaim"
          of={TextField}
          label="Claim with roles"
          description="groups, or a path: realm_access.roles. Empty gives none."
        />
        <FormField {...field} name="isEnabled" of={Select} options={yesNo} label="Offered at sign-in" />
      </div>
      {mayGiveRoles && (
        <FormField
          {...field}
          name="roleRules"
          of={TextArea}
          label="Roles that it gives"
          description="A line each: hpc-admins = resource_manager. They follow the claim at each sign-in; what people granted stays."
        />
      )}
      {asking}
    </FormDialog>
  )
}
