import { Button } from '@tenure/ui/button'
import { DiffView } from '@tenure/ui/diff-view'
import { FormDialog } from '@tenure/ui/form-dialog'
import { FormField } from '@tenure/ui/form-field'
import { formRules } from '@tenure/ui/form-rules'
import { RefusalNotice } from '@tenure/ui/refusal-notice'
import { TextField } from '@tenure/ui/text-field'
import { notify } from '@tenure/ui/toast-queue'
import { useQuery } from 'urql'
import { minLength, object, pipe, string, trim } from 'valibot'
import type { ProjectHeadFragment } from '../../../graphql/generated/project-head.ts'
import { type PreviewRollBackQuery, PreviewRollBackDocument } from '../../../graphql/generated/preview-roll-back.ts'
import { RollBackProjectDocument } from '../../../graphql/generated/roll-back-project.ts'
import { Reading } from '../../../graphql/reading.tsx'
import { differencesOf } from '../../../graphql/record/differences.ts'
import { useVerbForm } from '../../../graphql/use-verb-form.ts'

interface RollBackProps {
  readonly project: Pick<ProjectHeadFragment, 'id' | 'name' | 'version'>
  readonly toVersion: number
  /** Reads the project anew: somebody else was faster. */
  readonly onStale: () => void
  readonly onClose: () => void
}

type Preview = PreviewRollBackQuery['previewRollBackProject']

const rules = formRules(object({ reason: pipe(string(), trim(), minLength(1, 'Say why, for who reads this later.')) }))

/** Makes a new version that says what an old one did: first what that would change, and for whom. */
export function RollBack({ project, toVersion, onStale, onClose }: RollBackProps) {
  const { id, name, version } = project
  const [{ data, error }, again] = useQuery({
    query: PreviewRollBackDocument,
    variables: { input: { id, toVersion } },
    requestPolicy: 'network-only',
  })
  const { control, submit, isPending, refusal, refused } = useVerbForm({
    document: RollBackProjectDocument,
    defaults: { reason: '' },
    rules,
    input: ({ reason }) => ({ id, toVersion, expectedVersion: version, reason }),
    onDone: () => {
      notify({ title: `${name} says what version ${toVersion} did` })
      onClose()
    },
  })
  const lookAgain = () => again({ requestPolicy: 'network-only' })
  const lookAnew = () => {
    onStale()
    lookAgain()
  }
  return (
    <FormDialog
      title={`Roll back to version ${toVersion}`}
      verb="Roll back"
      isWide
      onSubmit={submit}
      remedy={refused?.__typename === 'StaleVersion' ? <Button onPress={lookAnew}>Look at it anew</Button> : undefined}
      {...{ onClose, isPending, refusal }}
    >
      <p>A new version will say what version {toVersion} said. What was said in between stays in the history.</p>
      <Reading data={data?.previewRollBackProject} error={error} onRetry={lookAgain}>
        {(preview) => <WhatChanges preview={preview} />}
      </Reading>
      <FormField control={control} name="reason" of={TextField} label="Why" />
    </FormDialog>
  )
}

function WhatChanges({ preview }: { readonly preview: Preview }) {
  if (preview.__typename !== 'RollBackPreview') return <RefusalNotice message={preview.message} />
  const { changes, access } = preview
  if (changes.length === 0) return <p>The project says already what it said then: nothing would change.</p>
  return (
    <>
      <DiffView label="What would change" differences={differencesOf(changes)} />
      <People heading="Would come to reach its data shares" people={access.gains} />
      <People heading="Would no longer reach them" people={access.loses} />
    </>
  )
}

function People({
  heading,
  people,
}: {
  readonly heading: string
  readonly people: readonly { fullName: string; id: string }[]
}) {
  if (people.length === 0) return null
  return (
    <p>
      {heading}: {people.map(({ fullName }) => fullName).join(', ')}
    </p>
  )
}
