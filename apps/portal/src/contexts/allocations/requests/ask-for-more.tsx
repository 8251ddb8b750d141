import { useNavigate } from '@tanstack/react-router'
import { FormDialog } from '@tenure/ui/form-dialog'
import { FormField } from '@tenure/ui/form-field'
import { formRules } from '@tenure/ui/form-rules'
import { RadioGroup } from '@tenure/ui/radio-group'
import { Switch } from '@tenure/ui/switch'
import { TextArea } from '@tenure/ui/text-area'
import { notify } from '@tenure/ui/toast-queue'
import type { TypedDocumentNode } from '@urql/core'
import { useState } from 'react'
import { DraftRequestDocument, type DraftRequestMutation } from '../../../graphql/generated/draft-request.ts'
import { EditRequestDocument } from '../../../graphql/generated/edit-request.ts'
import type { WholeRequestFragment } from '../../../graphql/generated/request-page.ts'
import { SubmitRequestDocument } from '../../../graphql/generated/submit-request.ts'
import { useVerb } from '../../../graphql/use-verb.ts'
import { useVerbForm } from '../../../graphql/use-verb-form.ts'
import { ProjectField } from '../fields/project-field.tsx'
import { AskTerms } from './ask-terms.tsx'
import { askOf, askSchema, type AskValues, emptyAsk, termsOf } from './ask-values.ts'
import { Questions } from './questions.tsx'

const rules = formRules(askSchema)

const kinds = [
  { id: 'NEW', name: 'A new allocation', detail: 'Of a resource, for a period or a lifetime.' },
  { id: 'CHANGE', name: 'A change', detail: 'More, less or longer of what you have.' },
  { id: 'RENEWAL', name: 'A renewal', detail: 'That what you have goes on.' },
  { id: 'DATA_SHARE', name: 'A data share', detail: 'Storage of yours, opened to a group.' },
]

interface AskForMoreProps {
  /** The project it is for, where that is decided already. */
  readonly project?: { readonly id: string; readonly publicId: string; readonly name: string }
  /** What there is, where that is to change. */
  readonly allocationId?: string
  /** A request that stands, to be edited. */
  readonly request?: WholeRequestFragment
  readonly onClose: () => void
}

/** Asks for an allocation, a change, a renewal or a data share; saved as a draft, or submitted at once. */
export function AskForMore({ project, allocationId, request, onClose }: AskForMoreProps) {
  const navigate = useNavigate()
  const submitting = useVerb(SubmitRequestDocument)
  const [submits, setSubmits] = useState(true)
  const [answers, setAnswers] = useState<Readonly<Record<string, string>>>(() =>
    Object.fromEntries((request?.answers ?? []).map(({ question, answer }) => [question.id, answer])),
  )
  const form = useVerbForm({
    // The two answer alike, and take the same terms.
    document: (request ? EditRequestDocument : DraftRequestDocument) as TypedDocumentNode<
      DraftRequestMutation,
      { readonly input: object }
    >,
    defaults: request
      ? askOf(request)
      : emptyAsk({ kind: allocationId ? 'CHANGE' : 'NEW', projectId: project?.id, allocationId }),
    rules,
    input: (values: AskValues) => ({
      ...termsOf(values),
      ...(request
        ? { id: request.id, expectedVersion: request.version }
        : {
            kind: values.kind,
            projectId: values.projectId,
            allocationId: values.kind === 'NEW' ? null : values.allocationId || null,
          }),
      ...(values.kind === 'NEW' && { resourceTypeId: values.resourceTypeId || null }),
      answers: Object.entries(answers).map(([questionId, answer]) => ({ questionId, answer })),
    }),
    onDone: (saved) => void goOn(saved),
  })
  const goOn = async ({ id, version }: { readonly id: string; readonly version: number }) => {
    if (submits) {
      const came = await submitting.run({ id, expectedVersion: version })
      notify(
        came.kind === 'done'
          ? { title: 'Submitted: those who decide are told' }
          : { title: 'Saved as a draft, not submitted', detail: came.message, tone: 'bad' },
      )
    } else notify({ title: 'Saved as a draft' })
    onClose()
    await navigate({ to: '/requests/$id', params: { id } })
  }
  const { control } = form
  const values = form.watch()
  return (
    <FormDialog
      title={project ? `Ask for ${project.publicId} ${project.name}` : request ? 'Edit the request' : 'Ask for more'}
      verb={submits ? 'Submit' : 'Save draft'}
      isWide
      onSubmit={form.submit}
      onClose={onClose}
      isPending={form.isPending || submitting.isPending}
      refusal={form.refusal}
    >
      {!project && !request && (
        <FormField control={control} name="projectId" of={ProjectField} label="Project" mayAsk autoFocus />
      )}
      {!request && (
        <FormField
          control={control}
          name="kind"
          of={RadioGroup}
          label="What do you ask for?"
          options={kinds}
          className="wide:grid! wide:grid-cols-2 wide:gap-x-4! wide:[&>:first-child]:col-span-2"
        />
      )}
      <AskTerms control={control} values={values} isEditing={request !== undefined} />
      <FormField
        control={control}
        name="justification"
        of={TextArea}
        label="Why it is needed"
        description="What you will do with it, and how you came to the amount."
        rows={5}
      />
      <Questions values={values} answers={answers} onChange={setAnswers} />
      <Switch isSelected={submits} onChange={setSubmits}>
        Submit at once
      </Switch>
    </FormDialog>
  )
}
