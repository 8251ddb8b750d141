import { required } from '@tenure/ui/form-checks'
import { FormDialog } from '@tenure/ui/form-dialog'
import { FormField } from '@tenure/ui/form-field'
import { formRules } from '@tenure/ui/form-rules'
import { notify } from '@tenure/ui/toast-queue'
import { object } from 'valibot'
import { NameManagerDocument } from '../../../graphql/generated/name-manager.ts'
import { PersonField } from '../../../graphql/people/person-field.tsx'
import { useVerbForm } from '../../../graphql/use-verb-form.ts'

interface NameManagerProps {
  readonly projectId: string
  /** Whether nobody is named yet, so that the PI hands the task over. */
  readonly isFirst: boolean
  readonly onClose: () => void
}

const rules = formRules(object({ userId: required('Choose a person.') }))

/** Names who keeps the project's allocations and sharing rules. */
export function NameManager({ projectId, isFirst, onClose }: NameManagerProps) {
  const { control, submit, isPending, refusal } = useVerbForm({
    document: NameManagerDocument,
    defaults: { userId: '' },
    rules,
    input: ({ userId }) => ({ projectId, userId }),
    onDone: () => {
      notify({ title: 'Resource manager named' })
      onClose()
    },
  })
  return (
    <FormDialog title="Name a resource manager" verb="Name" onSubmit={submit} {...{ onClose, isPending, refusal }}>
      <FormField control={control} name="userId" of={PersonField} label="Person" isRequired autoFocus />
      {isFirst && <p className="text-dim">From then on it is they, and no longer the PI, who keep the allocations.</p>}
    </FormDialog>
  )
}
