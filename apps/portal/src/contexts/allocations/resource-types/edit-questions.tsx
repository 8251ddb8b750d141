import { Button } from '@tenure/ui/button'
import { FormDialog } from '@tenure/ui/form-dialog'
import { LateSelect } from '@tenure/ui/late-fields'
import { Switch } from '@tenure/ui/switch'
import { TextArea } from '@tenure/ui/text-area'
import { TextField } from '@tenure/ui/text-field'
import { notify } from '@tenure/ui/toast-queue'
import { type SubmitEvent, useState } from 'react'
import { useQuery } from 'urql'
import { EditResourceTypeQuestionsDocument } from '../../../graphql/generated/edit-questions.ts'
import { RequestQuestionsDocument } from '../../../graphql/generated/request-questions.ts'
import type { ResourceTypeRowFragment } from '../../../graphql/generated/resource-type-row.ts'
import { useVerb } from '../../../graphql/use-verb.ts'
import { optionsOf } from '../words.ts'

const kindWords = { TEXT: 'Text', NUMBER: 'A number', CHOICE: 'One of a list', YES_NO: 'Yes or no' } as const

interface Written {
  /** Its id, or a name of its own until it has one. */
  readonly key: string
  readonly id: string | null
  readonly wording: string
  readonly help: string
  readonly kind: keyof typeof kindWords
  readonly choices: string
  readonly isRequired: boolean
}

interface EditQuestionsProps {
  readonly type: ResourceTypeRowFragment
  readonly onClose: () => void
}

/** What whoever asks for a resource type is asked. */
export function EditQuestions({ type: { id, name, version }, onClose }: EditQuestionsProps) {
  const [{ data }] = useQuery({ query: RequestQuestionsDocument, requestPolicy: 'cache-and-network' })
  const { run, isPending, outcome } = useVerb(EditResourceTypeQuestionsDocument)
  const [mine, setMine] = useState<readonly Written[] | null>(null)
  const standing = data?.resourceTypes.find((type) => type.id === id)?.questions ?? []
  const written: readonly Written[] =
    mine ?? standing.map((one) => ({ ...one, key: one.id, help: one.help ?? '', choices: one.choices.join('\n') }))
  const change = (key: string, next: Partial<Written>) =>
    setMine(written.map((one) => (one.key === key ? { ...one, ...next } : one)))
  const add = () =>
    setMine([
      ...written,
      {
        key: `new ${written.length} ${Date.now()}`,
        id: null,
        wording: '',
        help: '',
        kind: 'TEXT',
        choices: '',
        isRequired: true,
      },
    ])
  const up = (n: number) => setMine(written.map((one, k) => written[k === n - 1 ? n : k === n ? n - 1 : k] ?? one))
  const save = async (event: SubmitEvent) => {
    event.preventDefault()
    const questions = written.map(({ id: known, wording, help, kind, choices, isRequired }) => ({
      id: known,
      wording,
      help: help || null,
      kind,
      isRequired,
      choices: kind === 'CHOICE' ? choices.split('\n') : null,
    }))
    const came = await run({ id, expectedVersion: version, questions })
    if (came.kind !== 'done') return
    notify({ title: `Questions of ${name} saved`, detail: 'What was answered keeps the wording it was answered to.' })
    onClose()
  }
  return (
    <FormDialog
      title={`Questions of ${name}`}
      verb="Save"
      isWide
      onSubmit={(event) => void save(event)}
      onClose={onClose}
      isPending={isPending}
      refusal={outcome && outcome.kind !== 'done' ? outcome.message : undefined}
    >
      <p className="text-dim">Whoever asks for {name} answers these. A question that you word anew is a new one.</p>
      {written.map((one, n) => (
        <fieldset key={one.key} className="flex flex-col gap-3 border-l border-line pl-3">
          <legend className="sr-only">{`Question ${n + 1}`}</legend>
          <TextField
            label={`Question ${n + 1}`}
            value={one.wording}
            onChange={(wording) => change(one.key, { wording })}
          />
          <div className="grid gap-3 wide:grid-cols-2">
            <LateSelect
              label="Answer"
              options={optionsOf(kindWords)}
              value={one.kind}
              onChange={(kind) => change(one.key, { kind: kind as Written['kind'] })}
            />
            <TextField
              label="Help"
              isRequired={false}
              value={one.help}
              onChange={(help) => change(one.key, { help })}
            />
          </div>
          {one.kind === 'CHOICE' && (
            <TextArea
              label="Choices, one a line"
              value={one.choices}
              onChange={(choices) => change(one.key, { choices })}
            />
          )}
          <div className="flex flex-wrap items-center gap-2">
            <Switch isSelected={one.isRequired} onChange={(isRequired) => change(one.key, { isRequired })}>
              Must be answered
            </Switch>
            {n > 0 && (
              <Button tone="quiet" aria-label={`Move question ${n + 1} up`} onPress={() => up(n)}>
                Move up
              </Button>
            )}
            <Button
              tone="quiet"
              aria-label={`Remove question ${n + 1}`}
              onPress={() => setMine(written.filter(({ key }) => key !== one.key))}
            >
              Remove
            </Button>
          </div>
        </fieldset>
      ))}
      <div>
        <Button onPress={add}>Add a question</Button>
      </div>
    </FormDialog>
  )
}
