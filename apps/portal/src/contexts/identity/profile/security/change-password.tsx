import { useMutation, useQueryClient } from '@tanstack/react-query'
import { FormDialog } from '@tenure/ui/form-dialog'
import { TextField } from '@tenure/ui/text-field'
import { notify } from '@tenure/ui/toast-queue'
import { type SubmitEvent, useState } from 'react'
import { useClient } from 'urql'
import { askDoor, type DoorRefused } from '../../../../door/ask-door.ts'
import { ProfilePageDocument } from '../../../../graphql/generated/profile-page.ts'
import { securityQuery } from './security.ts'

interface ChangePasswordProps {
  readonly email: string
  readonly onClose: () => void
}

/** A new password in place of the present one; all other sessions end with it. */
export function ChangePassword({ email, onClose }: ChangePasswordProps) {
  const happenings = useQueryClient()
  const graph = useClient()
  const [current, setCurrent] = useState('')
  const [password, setPassword] = useState('')
  const [again, setAgain] = useState('')
  const [isMistyped, setMistyped] = useState(false)
  const changing = useMutation<void, DoorRefused>({
    mutationFn: () => askDoor('/auth/password', { current, password }),
    onSuccess: async () => {
      notify({ title: 'Your password is changed', detail: 'Your other sessions were ended.' })
      onClose()
      await Promise.all([
        happenings.invalidateQueries(securityQuery),
        graph.query(ProfilePageDocument, {}, { requestPolicy: 'network-only' }).toPromise(),
      ])
    },
  })
  const submit = (event: SubmitEvent) => {
    event.preventDefault()
    setMistyped(password !== again)
    if (password === again) changing.mutate()
  }
  const wrongPresent = changing.error?.code === 'WRONG_PASSWORD' ? changing.error.message : undefined
  return (
    <FormDialog
      title="Change your password"
      verb="Change it"
      onSubmit={submit}
      onClose={onClose}
      isPending={changing.isPending}
      refusal={wrongPresent ? undefined : changing.error?.message}
    >
      <input type="text" name="username" autoComplete="username" value={email} readOnly hidden />
      <TextField
        label="Present password"
        type="password"
        name="current-password"
        autoComplete="current-password"
        value={current}
        onChange={setCurrent}
        isRequired
        autoFocus
        {...(wrongPresent && { error: wrongPresent })}
      />
      <TextField
        label="New password"
        type="password"
        name="new-password"
        autoComplete="new-password"
        description="12 characters or more. A few words together are easy to remember."
        value={password}
        onChange={setPassword}
        isRequired
      />
      <TextField
        label="The same once more"
        type="password"
        name="new-password-again"
        autoComplete="new-password"
        value={again}
        onChange={setAgain}
        isRequired
        {...(isMistyped && { error: 'The two are not the same.' })}
      />
    </FormDialog>
  )
}
