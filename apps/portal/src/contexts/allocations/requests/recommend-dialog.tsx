import { DecimalField } from '@tenure/ui/decimal-field'
import { FormDialog } from '@tenure/ui/form-dialog'
import { FormField } from '@tenure/ui/form-field'
import { formRules } from '@tenure/ui/form-rules'
import { TextArea } from '@tenure/ui/text-area'
import { notify } from '@tenure/ui/toast-queue'
import { object, string } from 'valibot'
import { RecommendRequestDocument } from '../../../graphql/generated/recommend-request.ts'
import type { WholeRequestFragment } from '../../../graphql/generated/request-page.ts'
import { useVerbForm } from '../../../graphql/use-verb-form.ts'

const rules = formRules(object({ quantity: string(), recommendation: string() }))

interface RecommendDialogProps {
  readonly request: WholeRequestFragment
  readonly onClose: () => void
}

/** What a reviewer recommends beside what was asked. */
export function RecommendDialog({ request, onClose }: RecommendDialogProps) {
  const { id, version, kind, resourceType, recommended, recommendation } = request
  const hasQuantity = kind === 'NEW' || kind === 'CHANGE'
  const { control, submit, isPending, refusal } = useVerbForm({
    document: RecommendRequestDocument,
    defaults: { quantity: recommended.quantity?.replace(/\.?0+$/, '') ?? '', recommendation: recommendation ?? '' },
    rules,
    input: ({ quantity, recommendation: words }) => ({
      id,
      expectedVersion: version,
      quantity: hasQuantity && quantity ? quantity : null,
      recommendation: words.trim() || null,
    }),
    onDone: () => {
      notify({ title: 'Recommended' })
      onClose()
    },
  })
  return (
    <FormDialog title="Recommend" verb="Recommend" onSubmit={submit} {...{ onClose, isPending, refusal }}>
      {hasQuantity && (
        <FormField
          control={control}
          name="quantity"
          of={DecimalField}
          label="Quantity"
          unit={resourceType.unit}
          isRequired={false}
          autoFocus
        />
      )}
      <FormField control={control} name="recommendation" of={TextArea} label="In words" isRequired={false} />
    </FormDialog>
  )
}
