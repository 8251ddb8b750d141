import { required } from '@tenure/ui/form-checks'
import { FormDialog } from '@tenure/ui/form-dialog'
import { FormField } from '@tenure/ui/form-field'
import { formRules } from '@tenure/ui/form-rules'
import { LateSelect as Select } from '@tenure/ui/late-fields'
import { TextField } from '@tenure/ui/text-field'
import { object, string } from 'valibot'
import type { PersonHeadFragment } from '../../../graphql/generated/person-head.ts'
import { ViewAsPersonDocument } from '../../../graphql/generated/view-as-person.ts'
import { useVerbForm } from '../../../graphql/use-verb-form.ts'

interface ViewAsPersonProps {
  readonly person: PersonHeadFragment
  readonly onClose: () => void
}

const rules = formRules(object({ reason: required('Say why: it is kept in the audit log.'), minutes: string() }))
const lengths = ['15', '30', '60'].map((id) => ({ id, name: `${id} minutes` }))

/** Looks at Tenure as somebody else sees it. */
export function ViewAsPerson({ person, onClose }: ViewAsPersonProps) {
  const { control, submit, isPending, refusal } = useVerbForm({
    document: ViewAsPersonDocument,
    defaults: { reason: '', minutes: '30' },
    rules,
    input: ({ reason, minutes }) => ({ userId: person.id, reason: reason.trim(), minutes: Number(minutes) }),
    // Everything in hand is the administrator's own: the page begins anew as the other person.
    onDone: () => window.location.assign('/'),
  })
  return (
    <FormDialog title={`Look as ${person.fullName}`} verb="Look" onSubmit={submit} {...{ onClose, isPending, refusal }}>
      <p className="text-dim">
        You see what they see and change nothing. Their tokens and sessions stay hidden. Each page is in the audit log
        under both names, and they can see that you looked.
      </p>
      <FormField
        control={control}
        name="reason"
        of={TextField}
        label="Why"
        description="A ticket, a question."
        isRequired
        autoFocus
      />
      <FormField control={control} name="minutes" of={Select} label="For" options={lengths} />
    </FormDialog>
  )
}
