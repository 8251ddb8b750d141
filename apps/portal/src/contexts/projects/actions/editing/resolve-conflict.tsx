import { FormDialog } from '@tenure/ui/form-dialog'
import { showMinute } from '@tenure/ui/instant'
import { notify } from '@tenure/ui/toast-queue'
import { type SubmitEvent, useState } from 'react'
import { EditProjectDocument, type EditProjectMutation } from '../../../../graphql/generated/edit-project.ts'
import { useVerb } from '../../../../graphql/use-verb.ts'
import { ClashChoice } from './clash-choice.tsx'
import { mergeForms } from './merge-forms.ts'
import { changedInput, fieldNames, type ProjectForm, type ProjectFormField, theirsOf } from './project-form.ts'

/** The refusal that says what somebody else changed meanwhile. */
type Stale = Extract<EditProjectMutation['editProject'], { readonly __typename: 'StaleVersion' }>

interface ResolveConflictProps {
  readonly id: string
  /** The project as the form opened on it. */
  readonly base: ProjectForm
  /** The form as typed. */
  readonly yours: ProjectForm
  readonly reason: string
  readonly stale: Stale
  readonly onClose: () => void
}

type Choices = Partial<Record<ProjectFormField, 'theirs' | 'yours'>>

/** Somebody else changed the project meanwhile: what was, theirs, yours, and a choice for each field that both changed. */
export function ResolveConflict({ id, base: was, yours, reason, stale: first, onClose }: ResolveConflictProps) {
  const { run, isPending } = useVerb(EditProjectDocument)
  const [stale, setStale] = useState(first)
  // Each time it is refused anew, what they changed is told from the version seen last; so it is gathered.
  const [theirs, setTheirs] = useState(() => theirsOf(first.theirs))
  const [choices, setChoices] = useState<Choices>({})
  const [refusal, setRefusal] = useState<string>()
  const { base, merged, clashes, taken } = mergeForms(was, theirs, yours)

  const save = async (event: SubmitEvent) => {
    event.preventDefault()
    if (clashes.some(({ field }) => !choices[field])) return setRefusal('Choose for each field first.')
    const chosen = clashes.filter(({ field }) => choices[field] === 'theirs')
    const form = { ...merged, ...Object.fromEntries(chosen.map(({ field, theirs: value }) => [field, value])) }
    const came = await run({
      ...changedInput(base, form),
      id,
      expectedVersion: stale.current,
      reason: reason.trim() || null,
    })
    if (came.kind === 'done') {
      notify({ title: `${came.value.name} saved` })
      return onClose()
    }
    setRefusal(came.message)
    if (came.kind === 'refused' && came.refusal.__typename === 'StaleVersion') {
      setStale(came.refusal)
      setTheirs({ ...theirs, ...theirsOf(came.refusal.theirs) })
      setChoices({})
    }
  }

  const who = stale.changedBy?.fullName ?? 'Somebody else'
  const when = stale.changedAt ? `, ${showMinute(stale.changedAt)} UTC` : ''
  return (
    <FormDialog
      title="Somebody else changed it meanwhile"
      verb="Save"
      isWide
      onSubmit={(event) => void save(event)}
      {...{ onClose, isPending, refusal }}
    >
      <p>
        {who} changed this project after you opened it{when}.{' '}
        {clashes.length > 0
          ? 'Choose what stands where you both changed a field.'
          : 'No field was changed by both of you: saving keeps both.'}
      </p>
      {clashes.map((clash) => (
        <ClashChoice
          key={clash.field}
          clash={clash}
          who={who}
          value={choices[clash.field] ?? ''}
          onChange={(choice) => setChoices({ ...choices, [clash.field]: choice })}
        />
      ))}
      {taken.length > 0 && (
        <p className="text-dim">
          Theirs alone, kept: {taken.map((field) => fieldNames[field].toLowerCase()).join(', ')}.
        </p>
      )}
    </FormDialog>
  )
}
