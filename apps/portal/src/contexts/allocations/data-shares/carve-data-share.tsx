import { FormDialog } from '@tenure/ui/form-dialog'
import { required } from '@tenure/ui/form-checks'
import { FormField } from '@tenure/ui/form-field'
import { formRules } from '@tenure/ui/form-rules'
import { LateSelect } from '@tenure/ui/late-fields'
import { RadioGroup } from '@tenure/ui/radio-group'
import { TextField } from '@tenure/ui/text-field'
import { notify } from '@tenure/ui/toast-queue'
import { object, picklist, string } from 'valibot'
import type { AllocationRowFragment } from '../../../graphql/generated/allocation-row.ts'
import { CarveDataShareDocument } from '../../../graphql/generated/carve-data-share.ts'
import { PreviewCarveDataShareDocument } from '../../../graphql/generated/preview-carve-data-share.ts'
import { ReleaseDataShareDocument } from '../../../graphql/generated/release-data-share.ts'
import { useVerb } from '../../../graphql/use-verb.ts'
import { useVerbForm } from '../../../graphql/use-verb-form.ts'
import { ConsequenceList } from '../consequences/consequence-list.tsx'
import { needsForce } from '../consequences/needs-force.ts'
import { usePreview } from '../consequences/use-preview.ts'
import { undo } from '../edits/undo.ts'
import { ForceField } from '../fields/force-field.tsx'
import { GroupField } from '../fields/group-field.tsx'
import { PersonField } from '../../../graphql/people/person-field.tsx'
import { showQuantity } from '../show-quantity.ts'

const rules = formRules(
  object({
    allocationId: required('Choose the storage it is carved from.'),
    name: required('Give the data share a name.'),
    storageSubtype: picklist(['POSIX', 'S3_LIKE', 'DATABASE']),
    dataStewardId: string(),
    securityGroupId: string(),
    force: string(),
  }),
)

const subtypes = [
  { id: 'POSIX', name: 'POSIX', detail: 'A folder of files.' },
  { id: 'S3_LIKE', name: 'S3-like', detail: 'A bucket of objects.' },
  { id: 'DATABASE', name: 'Database', detail: 'Tables.' },
]

const none: readonly AllocationRowFragment[] = []

interface CarveDataShareProps {
  /** The storage it is carved from, where that is decided already. */
  readonly allocation?: AllocationRowFragment
  /** Else, what it may be carved from. */
  readonly choices?: readonly AllocationRowFragment[]
  readonly onClose: () => void
}

/** Makes a data share of the whole of a storage allocation. */
export function CarveDataShare({ allocation, choices = none, onClose }: CarveDataShareProps) {
  const release = useVerb(ReleaseDataShareDocument)
  const { control, submit, watch, isPending, refusal, refused } = useVerbForm({
    document: CarveDataShareDocument,
    defaults: {
      allocationId: allocation?.id ?? (choices.length === 1 ? (choices[0]?.id ?? '') : ''),
      name: '',
      storageSubtype: 'POSIX' as const,
      dataStewardId: '',
      securityGroupId: '',
      force: '',
    },
    rules,
    input: ({ name, dataStewardId, securityGroupId, force, ...rest }) => ({
      ...rest,
      name: name.trim(),
      dataStewardId: dataStewardId || null,
      securityGroupId: securityGroupId || null,
      force: force === 'yes',
    }),
    onDone: ({ id, version, name }) => {
      notify({
        title: `Data share ${name} carved`,
        action: {
          label: 'Undo',
          onAction: () => void undo(release.run, { id, expectedVersion: version }, `${name} released`),
        },
      })
      onClose()
    },
  })
  const values = watch()
  const preview = usePreview(
    PreviewCarveDataShareDocument,
    values.allocationId === '' || values.name.trim() === ''
      ? null
      : {
          allocationId: values.allocationId,
          name: values.name.trim(),
          storageSubtype: values.storageSubtype,
          force: true,
        },
  )
  const chosen = allocation ?? choices.find(({ id }) => id === values.allocationId)
  return (
    <FormDialog title="Carve a data share" verb="Carve" onSubmit={submit} {...{ onClose, isPending, refusal }}>
      {!allocation && (
        <FormField
          control={control}
          name="allocationId"
          of={LateSelect}
          label="From"
          options={choices.map((one) => ({ id: one.id, name: sizeOf(one) }))}
        />
      )}
      {chosen && (
        <p className="text-dim">
          It takes the whole allocation of <span className="text-ink">{sizeOf(chosen)}</span>: what is carved can’t be
          lent.
        </p>
      )}
      <FormField control={control} name="name" of={TextField} label="Name" autoFocus />
      <FormField control={control} name="storageSubtype" of={RadioGroup} label="Kind" options={subtypes} />
      <FormField
        control={control}
        name="dataStewardId"
        of={PersonField}
        label="Data steward"
        isRequired={false}
        description="Empty: the project’s default, else its PI."
      />
      <FormField
        control={control}
        name="securityGroupId"
        of={GroupField}
        label="Security group"
        isRequired={false}
        description="Empty: the project’s. Its members reach the data at once."
      />
      <ConsequenceList preview={preview} hint="Give it a name to see what changes for whom." />
      {needsForce(preview.result, refused) && (
        <FormField
          control={control}
          name="force"
          of={ForceField}
          label="Carve although it takes what others have drawn"
          description="Those who are overdrawn can draw nothing more, and are told."
        />
      )}
    </FormDialog>
  )
}

function sizeOf({ resourceType, quantity }: AllocationRowFragment): string {
  return `${showQuantity(quantity)} ${resourceType.unit} of ${resourceType.name}`
}
