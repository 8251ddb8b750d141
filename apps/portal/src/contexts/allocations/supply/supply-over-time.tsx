import { Card } from '@tenure/ui/card'
import { showDay } from '@tenure/ui/instant'
import { StepChart } from '@tenure/ui/step-chart'
import type { StepSeries } from '@tenure/ui/step-series'
import { showQuantity } from '../show-quantity.ts'
import { supplyUnit } from './supply-words.ts'
import type { TypeSupply } from './type-supply-page.tsx'

interface SupplyOverTimeProps {
  readonly type: TypeSupply
  readonly span: { readonly from: string; readonly until: string }
}

/** Supply and demand as steps in time. */
export function SupplyOverTime({ type, span }: SupplyOverTimeProps) {
  const steps = type.supplySteps
  const series: readonly StepSeries[] = [
    {
      id: 'granted',
      name: 'Granted',
      tone: 'accent',
      steps: steps.map(({ startsAt, granted }) => ({ at: startsAt, quantity: granted })),
    },
    {
      id: 'supply',
      name: 'Supply',
      tone: 'blue',
      steps: steps.map(({ startsAt, supply }) => ({ at: startsAt, quantity: supply })),
    },
  ]
  return (
    <Card title="Supply and demand">
      <StepChart series={series} span={span} unit={supplyUnit(type)} sentence={sentenceOf(type)} />
    </Card>
  )
}

/** The first thing to know of it: when it is too little, or how much is free at the least. */
function sentenceOf({ supplySteps, name, ...type }: TypeSupply): string {
  const unit = supplyUnit(type)
  // The picture begins with the month; what its first days had is over, and tells nobody what is free.
  const steps = supplySteps.filter((_, at) => new Date(supplySteps[at + 1]?.startsAt ?? Infinity) > new Date())
  if (steps.every(({ supply }) => Number(supply) === 0)) return `No supply of ${name} is written down yet.`
  const short = steps.find(({ supply, granted }) => Number(granted) > Number(supply))
  if (short)
    return `From ${showDay(short.startsAt)} ${showQuantity(short.granted)} ${unit} are granted, and ${showQuantity(short.supply)} are there.`
  const left = Math.min(...steps.map(({ supply, granted }) => Number(supply) - Number(granted)))
  return `At every time of the next two years at least ${showQuantity(left.toFixed(4))} ${unit} are free.`
}
