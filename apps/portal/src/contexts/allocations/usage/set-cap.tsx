import { Button } from '@tenure/ui/button'
import { DecimalField } from '@tenure/ui/decimal-field'
import { required } from '@tenure/ui/form-checks'
import { FormDialog } from '@tenure/ui/form-dialog'
import { FormField } from '@tenure/ui/form-field'
import { formRules } from '@tenure/ui/form-rules'
import { Select } from '@tenure/ui/select'
import { notify } from '@tenure/ui/toast-queue'
import { object, picklist } from 'valibot'
import type { CapRowFragment } from '../../../graphql/generated/cap-row.ts'
import { SetUsageCapDocument } from '../../../graphql/generated/set-usage-cap.ts'
import { PersonField } from '../../../graphql/people/person-field.tsx'
import { useVerb } from '../../../graphql/use-verb.ts'
import { useVerbForm } from '../../../graphql/use-verb-form.ts'
import { capPeriods } from './cap-periods.ts'

interface SetCapProps {
  readonly projectId: string
  readonly type: { readonly id: string; readonly name: string; readonly unit: string }
  /** The cap to change; null for a new one. */
  readonly cap: CapRowFragment | null
  readonly onClose: () => void
}

const rules = formRules(
  object({
    userId: required('Choose a person.'),
    amount: required('Say how much, 0 for nothing.'),
    per: picklist(['MONTH', 'QUARTER', 'YEAR', 'EVER']),
  }),
)
const periods = Object.entries(capPeriods).map(([id, name]) => ({ id, name: id === 'EVER' ? 'Ever' : `Each ${name}` }))

/** Says how much of a resource one person may use in a project. */
export function SetCap({ projectId, type, cap, onClose }: SetCapProps) {
  const of = { projectId, resourceTypeId: type.id, ...(cap && { expectedVersion: cap.version }) }
  const { control, submit, isPending, refusal } = useVerbForm({
    document: SetUsageCapDocument,
    defaults: { userId: cap?.person.id ?? '', amount: cap?.amount ?? '', per: cap?.per ?? ('MONTH' as const) },
    rules,
    input: (values) => ({ ...of, ...values }),
    onDone: () => {
      notify({ title: 'The cap is set' })
      onClose()
    },
  })
  const removal = useVerb(SetUsageCapDocument)
  const remove = async () => {
    if (!cap) return
    const came = await removal.run({ ...of, userId: cap.person.id, amount: null })
    if (came.kind !== 'done') return
    notify({ title: `${cap.person.fullName} has no cap any more` })
    onClose()
  }
  const failed = removal.outcome && removal.outcome.kind !== 'done' ? removal.outcome.message : undefined
  return (
    <FormDialog
      title={cap ? `The cap of ${cap.person.fullName}` : `A cap of ${type.name}`}
      verb="Set"
      onSubmit={submit}
      isPending={isPending || removal.isPending}
      refusal={refusal ?? failed}
      onClose={onClose}
    >
      {!cap && <FormField control={control} name="userId" of={PersonField} label="Person" isRequired autoFocus />}
      <FormField control={control} name="amount" of={DecimalField} unit={type.unit} label="At most" isRequired />
      <FormField control={control} name="per" of={Select} label="In each" options={periods} isRequired />
      {cap && (
        <p>
          <Button tone="quiet" onPress={() => void remove()}>
            Take the cap away
          </Button>
        </p>
      )}
    </FormDialog>
  )
}
