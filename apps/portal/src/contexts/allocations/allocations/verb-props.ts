import type { AllocationRowFragment } from '../../../graphql/generated/allocation-row.ts'

/** What the form of every verb on an allocation is given. */
export interface AllocationVerbProps {
  readonly allocation: AllocationRowFragment
  readonly onClose: () => void
}
