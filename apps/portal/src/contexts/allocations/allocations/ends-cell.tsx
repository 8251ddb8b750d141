import { showLastDay } from '@tenure/ui/instant'
import type { AllocationRowFragment } from '../../../graphql/generated/allocation-row.ts'
import { whenItEnds } from './when-it-ends.ts'

/** The last day; or that it renews by itself, and how often. */
export function EndsCell({ of }: { readonly of: AllocationRowFragment }) {
  if (of.endsAt !== null) return <span className="text-dim">{showLastDay(of.endsAt)}</span>
  const words = whenItEnds(of)
  return <span className="text-dim">{words.charAt(0).toUpperCase() + words.slice(1)}</span>
}
