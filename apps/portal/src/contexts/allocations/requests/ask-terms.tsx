import { DecimalField } from '@tenure/ui/decimal-field'
import { FormField } from '@tenure/ui/form-field'
import { showLastDay } from '@tenure/ui/instant'
import { LateDateField, LateSelect } from '@tenure/ui/late-fields'
import { TextField } from '@tenure/ui/text-field'
import type { Control } from 'react-hook-form'
import { useQuery } from 'urql'
import type { AllocationRowFragment } from '../../../graphql/generated/allocation-row.ts'
import { ProjectAllocationsDocument } from '../../../graphql/generated/project-allocations.ts'
import type { GrantValues } from '../allocations/grant-input.ts'
import { GrantTerms } from '../allocations/grant-terms.tsx'
import { showQuantity } from '../show-quantity.ts'
import { optionsOf, subtypeWords } from '../words.ts'
import type { AskValues } from './ask-values.ts'

interface AskTermsProps {
  readonly control: Control<AskValues>
  readonly values: AskValues
  /** What it is about stays, once it is written. */
  readonly isEditing: boolean
}

/** What is asked, as its kind needs it. */
export function AskTerms({ control, values, isEditing }: AskTermsProps) {
  const { kind, projectId, allocationId } = values
  const [{ data }] = useQuery({
    query: ProjectAllocationsDocument,
    variables: { id: projectId },
    pause: kind === 'NEW' || projectId === '',
  })
  if (kind === 'NEW')
    return (
      <GrantTerms
        // Its fields are among these; the compiler takes a form for its own fields alone.
        control={control as unknown as Control<GrantValues>}
        model={values.model}
        renewal={values.renewal}
        typeId={values.resourceTypeId}
      />
    )
  const all = data?.project?.allocations.edges.map(({ node }) => node) ?? []
  const fitting = all.filter(({ resourceType }) => kind !== 'DATA_SHARE' || resourceType.isStorageType)
  const chosen = all.find(({ id }) => id === allocationId)
  return (
    <>
      {!isEditing && (
        <FormField
          control={control}
          name="allocationId"
          of={LateSelect}
          label="Which allocation"
          options={fitting.map((one) => ({ id: one.id, ...wordsOf(one) }))}
          placeholder={projectId === '' ? 'Choose the project first' : fitting.length === 0 ? 'It has none' : 'Choose'}
        />
      )}
      <div className="grid gap-4 wide:grid-cols-2">
        {kind === 'CHANGE' && (
          <FormField
            control={control}
            name="quantity"
            of={DecimalField}
            label="New quantity"
            isRequired={false}
            {...(chosen && {
              unit: chosen.resourceType.unit,
              description: `It is ${showQuantity(chosen.quantity)} now.`,
            })}
          />
        )}
        {kind !== 'DATA_SHARE' && (
          <FormField
            control={control}
            name="endsAt"
            of={LateDateField}
            label="New last day"
            isRequired={false}
            description={untilNow(kind, chosen)}
          />
        )}
        {kind === 'DATA_SHARE' && <FormField control={control} name="dataShareName" of={TextField} label="Name" />}
        {kind === 'DATA_SHARE' && (
          <FormField
            control={control}
            name="storageSubtype"
            of={LateSelect}
            label="Kind"
            options={optionsOf(subtypeWords)}
          />
        )}
      </div>
    </>
  )
}

function wordsOf({ resourceType, quantity, endsAt }: AllocationRowFragment) {
  return {
    name: `${showQuantity(quantity)} ${resourceType.unit} of ${resourceType.name}`,
    detail: endsAt === null ? 'goes on' : `ends ${showLastDay(endsAt)}`,
  }
}

function untilNow(kind: AskValues['kind'], chosen: AllocationRowFragment | undefined): string {
  if (!chosen) return 'Empty: its end stays.'
  if (chosen.endsAt === null) return 'It goes on by itself and has no end.'
  if (kind === 'RENEWAL' && chosen.renewal === 'MANUAL') return 'Empty: its next period.'
  return `It ends ${showLastDay(chosen.endsAt)} now.`
}
