import { required } from '@tenure/ui/form-checks'
import { FormDialog } from '@tenure/ui/form-dialog'
import { FormField } from '@tenure/ui/form-field'
import { formRules } from '@tenure/ui/form-rules'
import { LateDateField as DateField } from '@tenure/ui/late-fields'
import { TextField } from '@tenure/ui/text-field'
import { notify } from '@tenure/ui/toast-queue'
import { object } from 'valibot'
import { AttestPersonDocument } from '../../../graphql/generated/attest-person.ts'
import type { PersonHeadFragment } from '../../../graphql/generated/person-head.ts'
import { useVerbForm } from '../../../graphql/use-verb-form.ts'

interface AttestPersonProps {
  readonly person: PersonHeadFragment
  readonly onClose: () => void
}

const rules = formRules(
  object({ basis: required('Say what it rests on.'), expiresAt: required('Choose the day on which it ends.') }),
)

/** Attests that somebody may work under export control. */
export function AttestPerson({ person, onClose }: AttestPersonProps) {
  const { control, submit, isPending, refusal } = useVerbForm({
    document: AttestPersonDocument,
    defaults: { basis: '', expiresAt: '' },
    rules,
    input: ({ basis, expiresAt }) => ({
      userId: person.id,
      basis: basis.trim(),
      expiresAt: `${expiresAt}T00:00:00.000Z`,
    }),
    onDone: () => {
      notify({ title: `${person.fullName} attested` })
      onClose()
    },
  })
  return (
    <FormDialog
      title={`Attest ${person.fullName}`}
      verb="Attest"
      onSubmit={submit}
      {...{ onClose, isPending, refusal }}
    >
      <p className="text-dim">
        You say that they may work under export control (ITAR). It takes the place of what was attested before.
      </p>
      <FormField
        control={control}
        name="basis"
        of={TextField}
        label="What it rests on"
        description="What was seen, and where that is kept."
        isRequired
        autoFocus
      />
      <FormField
        control={control}
        name="expiresAt"
        of={DateField}
        label="Until"
        description="At midnight UTC."
        isRequired
      />
    </FormDialog>
  )
}
