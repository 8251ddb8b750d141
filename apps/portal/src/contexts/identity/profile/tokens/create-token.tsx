import { LateDateField as DateField } from '@tenure/ui/late-fields'
import { FormDialog } from '@tenure/ui/form-dialog'
import { FormField } from '@tenure/ui/form-field'
import { required } from '@tenure/ui/form-checks'
import { formRules } from '@tenure/ui/form-rules'
import { TextField } from '@tenure/ui/text-field'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { object } from 'valibot'
import { CreateTokenDocument } from '../../../../graphql/generated/create-token.ts'
import { useVerbForm } from '../../../../graphql/use-verb-form.ts'
import { ProveAgain } from '../security/prove-again.tsx'
import { securityQuery } from '../security/security.ts'
import { ScopesField } from './scopes-field.tsx'
import type { FreshToken } from './tokens-card.tsx'

interface CreateTokenProps {
  readonly onMade: (token: FreshToken) => void
  readonly onClose: () => void
}

const day = 86_400_000

const rules = formRules(
  object({
    name: required('Say what the token is for.'),
    scopes: required('Choose at least one scope: a token without any can do nothing.'),
    expiresAt: required('Choose a day, within a year.'),
  }),
)

/** Makes a token: what it is for, what it may do, until when. */
export function CreateToken({ onMade, onClose }: CreateTokenProps) {
  const [today] = useState(() => Date.now())
  const { data: security } = useQuery(securityQuery)
  const [answered, setAnswered] = useState<object>()
  const { control, submit, isPending, refusal, refused } = useVerbForm({
    document: CreateTokenDocument,
    defaults: { name: '', scopes: '', expiresAt: isoDay(today + 90 * day) },
    rules,
    input: ({ name, scopes, expiresAt }) => ({
      name: name.trim(),
      scopes: scopes.split(' '),
      expiresAt: `${expiresAt}T00:00:00.000Z`,
    }),
    onDone: ({ token, apiToken }) => onMade({ name: apiToken.name, secret: token }),
  })
  // Asked in place of the form, which stays as it was filled in; what was refused is sent again once it is proved.
  if (security && refused?.__typename === 'ProofNeeded' && refused !== answered)
    return (
      <ProveAgain
        security={security}
        why="A token opens your account as a password does. Show once more that it is you."
        onClose={onClose}
        onProved={() => {
          setAnswered(refused)
          void submit()
        }}
      />
    )
  return (
    <FormDialog title="New token" verb="Make it" isWide onSubmit={submit} {...{ onClose, isPending, refusal }}>
      <FormField control={control} name="name" of={TextField} label="What it is for" isRequired autoFocus />
      <FormField
        control={control}
        name="expiresAt"
        of={DateField}
        label="Expires"
        description="At midnight UTC; within a year."
        isRequired
        earliest={isoDay(today + day)}
        latest={isoDay(today + 364 * day)}
      />
      <FormField control={control} name="scopes" of={ScopesField} label="Scopes" isRequired />
    </FormDialog>
  )
}

function isoDay(at: number): string {
  return new Date(at).toISOString().slice(0, 10)
}
