import type { AllocationRowFragment } from '../../../graphql/generated/allocation-row.ts'

/** What can be done to an allocation. */
export type AllocationVerb = 'resize' | 'extend' | 'end' | 'renew' | 'changeRenewal' | 'carve'

const words: readonly { readonly id: AllocationVerb; readonly label: string; readonly isDanger?: boolean }[] = [
  { id: 'resize', label: 'Resize' },
  { id: 'extend', label: 'Extend' },
  { id: 'renew', label: 'Renew' },
  { id: 'changeRenewal', label: 'Change renewal' },
  { id: 'carve', label: 'Carve a data share' },
  { id: 'end', label: 'End', isDanger: true },
]

/** What this person may do to an allocation, in the order it is offered. */
export function verbsOf({ viewerCan }: Pick<AllocationRowFragment, 'viewerCan'>) {
  return words.filter(({ id }) => viewerCan[id])
}
