import { Badge } from '@tenure/ui/badge'
import type { AllocationModel } from '../../../graphql/generated/allocation-row.ts'
import { modelWords } from '../words.ts'

/** How something is granted, in one word. */
export function ModelBadge({ model }: { readonly model: AllocationModel }) {
  return <Badge tone={model === 'CONDO' ? 'violet' : 'neutral'}>{modelWords[model]}</Badge>
}
