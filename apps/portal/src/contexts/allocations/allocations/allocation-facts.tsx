import type { AllocationRowFragment } from '../../../graphql/generated/allocation-row.ts'
import { showQuantity } from '../show-quantity.ts'
import { whenItEnds } from './when-it-ends.ts'

/** Which allocation a form is about, in one line. */
export function AllocationFacts({ of }: { readonly of: AllocationRowFragment }) {
  const { project, resourceType, quantity } = of
  return (
    <p className="text-dim">
      <span className="text-ink">
        {project.publicId} {project.name}
      </span>
      {` · ${resourceType.name} · ${showQuantity(quantity)} ${resourceType.unit} · ${whenItEnds(of)}`}
    </p>
  )
}
