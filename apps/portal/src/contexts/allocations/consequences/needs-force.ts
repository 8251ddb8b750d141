import type { PreviewResult } from './consequence-list.tsx'

/** Whether a change leaves less than is drawn, so that it is only done when it is forced. */
export function needsForce(
  ...results: readonly (PreviewResult | { readonly __typename: string } | undefined)[]
): boolean {
  return results.some((result) => {
    if (!result) return false
    if (result.__typename === 'BelowWhatIsDrawn') return true
    return 'consequences' in result && result.consequences.some(({ overdrawn }) => overdrawn)
  })
}
