import type { Option } from '@tenure/ui/option'

/** How supply and demand of a type are compared, to choose from. */
export const bases: readonly Option[] = [
  { id: 'AT_ONCE', name: 'What is held at once', detail: 'TB, licences: what one has, no other has at that time.' },
  {
    id: 'PER_MONTH',
    name: 'What flows in a month',
    detail: 'Core-hours: a quarter’s allocation counts with a third a month, a year’s with a twelfth.',
  },
]

/** What a grant beyond the supply meets, to choose from. */
export const policies: readonly Option[] = [
  { id: 'UNLIMITED', name: 'No limit', detail: 'The supply is written down, and hinders nobody.' },
  { id: 'REFUSE', name: 'Refuse', detail: 'Nobody is granted more than there is, at any time of the grant.' },
  { id: 'MARK', name: 'Mark', detail: 'More may be granted; who did it, and by how much, stands on this page.' },
]

/** The policy in a word. @param policy as the API gives it */
export const policyWord = (policy: string): string => policies.find(({ id }) => id === policy)?.name ?? policy

/** The unit as supply is counted: 'core-hours a month', 'TB'. */
export const supplyUnit = ({ unit, supplyBasis }: { readonly unit: string; readonly supplyBasis: string }): string =>
  supplyBasis === 'PER_MONTH' && !unit.endsWith('/month') ? `${unit} a month` : unit
