import { Button } from '@tenure/ui/button'
import type { AllocationRowFragment } from '../../../graphql/generated/allocation-row.ts'
import { verbsOf } from './allocation-verbs.ts'
import { useOpenVerb } from './verb-dialogs.tsx'

/** What can be done to an allocation, as buttons. */
export function PeekVerbs({ allocation }: { readonly allocation: AllocationRowFragment }) {
  const open = useOpenVerb()
  const verbs = verbsOf(allocation)
  if (verbs.length === 0) return null
  return (
    <div role="group" aria-label="Acts" className="flex flex-wrap gap-2">
      {verbs.map(({ id, label }) => (
        <Button key={id} onPress={() => open(id, allocation)}>
          {label}
        </Button>
      ))}
    </div>
  )
}
