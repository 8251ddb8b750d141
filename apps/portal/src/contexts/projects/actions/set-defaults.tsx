import { Dialog } from '@tenure/ui/dialog'
import { useState } from 'react'
import { useQuery } from 'urql'
import type { SetDefaultsMutation } from '../../../graphql/generated/set-defaults.ts'
import { SetDefaultsFormDocument } from '../../../graphql/generated/set-defaults-form.ts'
import { Reading } from '../../../graphql/reading.tsx'
import { AccessMoved } from './access-moved.tsx'
import { DefaultsEditor } from './defaults-editor.tsx'

interface SetDefaultsProps {
  readonly id: string
  readonly onClose: () => void
}

/** What setting defaults came to. */
export type DefaultsSet = Extract<
  SetDefaultsMutation['setProjectDefaults'],
  { readonly __typename: 'ProjectDefaultsSet' }
>

/** Says who keeps the project's data shares and who reaches them, where a share does not say otherwise; then whom that moved. */
export function SetDefaults({ id, onClose }: SetDefaultsProps) {
  const [{ data, error }, again] = useQuery({ query: SetDefaultsFormDocument, variables: { id } })
  const [set, setSet] = useState<DefaultsSet | null>(null)
  // The answer of the change itself renews what the query holds; the form keeps what it opened on.
  const [opened, setOpened] = useState(data?.project)
  if (!opened && data?.project) setOpened(data.project)
  if (set && opened) return <AccessMoved before={opened} set={set} onClose={onClose} />
  if (opened) return <DefaultsEditor project={opened} onDone={setSet} onClose={onClose} />
  return (
    <Dialog title="Set defaults" isOpen onClose={onClose}>
      <Reading data={opened} error={error} onRetry={() => again({ requestPolicy: 'network-only' })}>
        {() => null}
      </Reading>
    </Dialog>
  )
}
