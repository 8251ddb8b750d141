import { FormDialog } from '@tenure/ui/form-dialog'
import { FormField } from '@tenure/ui/form-field'
import { formRules } from '@tenure/ui/form-rules'
import { TextField } from '@tenure/ui/text-field'
import { notify } from '@tenure/ui/toast-queue'
import { GrantAllocationDocument } from '../../../graphql/generated/grant-allocation.ts'
import { PreviewGrantAllocationDocument } from '../../../graphql/generated/preview-grant-allocation.ts'
import { useVerbForm } from '../../../graphql/use-verb-form.ts'
import { ConsequenceList } from '../consequences/consequence-list.tsx'
import { usePreview } from '../consequences/use-preview.ts'
import { ProjectField } from '../fields/project-field.tsx'
import { showQuantity } from '../show-quantity.ts'
import { grantInput, grantPreviewInput } from './grant-input.ts'
import { grantSchema } from './grant-rules.ts'
import { GrantTerms } from './grant-terms.tsx'

const rules = formRules(grantSchema)

export interface GrantAllocationProps {
  /** The project it is for, where that is decided already. */
  readonly project?: { readonly id: string; readonly publicId: string; readonly name: string }
  readonly onClose: () => void
}

/** Grants a project a quantity of a resource type, and shows beforehand what that changes. */
export function GrantAllocation({ project, onClose }: GrantAllocationProps) {
  const { control, submit, watch, isPending, refusal } = useVerbForm({
    document: GrantAllocationDocument,
    defaults: {
      projectId: project?.id ?? '',
      resourceTypeId: '',
      model: 'SUBSCRIPTION',
      quantity: '',
      startsAt: '',
      billingPeriod: 'MONTH',
      renewal: 'AUTO',
      periods: '',
      lifetimeMonths: '',
      note: '',
    },
    rules,
    input: grantInput,
    onDone: ({ quantity, resourceType, project: { publicId, name } }) => {
      notify({
        title: `${showQuantity(quantity)} ${resourceType.unit} of ${resourceType.name} granted to ${publicId} ${name}`,
        detail: 'To take it back, end it.',
      })
      onClose()
    },
  })
  const preview = usePreview(PreviewGrantAllocationDocument, grantPreviewInput(watch()))
  return (
    <FormDialog
      title={project ? `New allocation for ${project.publicId} ${project.name}` : 'New allocation'}
      verb="Grant"
      isWide
      onSubmit={submit}
      {...{ onClose, isPending, refusal }}
    >
      {!project && (
        <FormField control={control} name="projectId" of={ProjectField} label="Project" mayGrant autoFocus />
      )}
      <GrantTerms
        control={control}
        model={watch('model')}
        renewal={watch('renewal')}
        typeId={watch('resourceTypeId')}
      />
      <FormField control={control} name="note" of={TextField} label="Note" isRequired={false} />
      <ConsequenceList preview={preview} hint="Choose a project, a resource and a quantity to see what changes." />
    </FormDialog>
  )
}
