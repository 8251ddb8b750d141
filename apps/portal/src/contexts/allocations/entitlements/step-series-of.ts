import type { StepSeries } from '@tenure/ui/step-series'
import type { ProjectEntitlementStepsQuery } from '../../../graphql/generated/project-entitlement-steps.ts'
import type { EntitlementExplained } from './entitlement-view.tsx'

type Step = Omit<NonNullable<ProjectEntitlementStepsQuery['project']>['entitlementSteps'][number], '__typename'>

const lines = [
  { id: 'entitlement', name: 'May use', tone: 'accent' },
  { id: 'own', name: 'Own', tone: 'neutral' },
  { id: 'received', name: 'Received', tone: 'blue' },
  { id: 'lent', name: 'Lent', tone: 'violet' },
] as const

/** The steps as lines of a chart, the entitlement first; of own, received and lent those that ever are something. */
export function seriesOf(
  steps: readonly Step[],
  now: Pick<EntitlementExplained, 'at' | 'own' | 'received' | 'lent' | 'entitlement'>,
): readonly StepSeries[] {
  const isFirstLater = steps[0] === undefined || Date.parse(steps[0].at) > Date.parse(now.at)
  const all = isFirstLater ? [now, ...steps] : steps
  return lines
    .map((line) => ({ ...line, steps: all.map((step) => ({ at: step.at, quantity: step[line.id] })) }))
    .filter(({ id, steps: drawn }) => id === 'entitlement' || drawn.some(({ quantity }) => Number(quantity) !== 0))
}
