import { Card } from '@tenure/ui/card'
import { Flow } from '@tenure/ui/flow'
import { StepChart } from '@tenure/ui/step-chart'

const graph = {
  nodes: [
    { id: 'coral', name: 'Coral genomics' },
    { id: 'river', name: 'River microbiome' },
    { id: 'turbine', name: 'Turbine acoustics' },
    { id: 'own', name: 'Own use', tone: 'accent' },
    { id: 'storm', name: 'Storm surge', tone: 'violet' },
    { id: 'atlas', name: 'Language atlas', tone: 'blue' },
    { id: 'crop', name: 'Crop phenology', tone: 'warn' },
  ],
  links: [
    { from: 'coral', to: 'own', quantity: '2800.0000' },
    { from: 'coral', to: 'storm', quantity: '1250.0000' },
    { from: 'coral', to: 'atlas', quantity: '950.0000' },
    { from: 'river', to: 'own', quantity: '3000.0000' },
    { from: 'river', to: 'storm', quantity: '500.0000' },
    { from: 'river', to: 'crop', quantity: '1500.5000' },
    { from: 'turbine', to: 'own', quantity: '2000.0000' },
    { from: 'turbine', to: 'atlas', quantity: '1000.0000' },
  ],
} as const

const series = [
  {
    id: 'entitlement',
    name: 'Entitlement',
    tone: 'accent',
    steps: [
      { at: '2026-01-01T00:00:00.000Z', quantity: '400000.0000' },
      { at: '2026-04-15T00:00:00.000Z', quantity: '850000.0000' },
      { at: '2026-10-01T00:00:00.000Z', quantity: '612480.5000' },
      { at: '2026-12-01T00:00:00.000Z', quantity: '250000.0000' },
    ],
  },
  {
    id: 'lent',
    name: 'Lent',
    tone: 'violet',
    steps: [
      { at: '2026-02-01T00:00:00.000Z', quantity: '40000.0000' },
      { at: '2026-06-01T00:00:00.000Z', quantity: '120000.0000' },
    ],
  },
] as const

/** Pictures with their sentences and their table twins. */
export function GalleryPictures() {
  return (
    <>
      <Card title="Where shared resources go">
        <Flow
          graph={graph}
          unit="core-hours"
          sentence="Three projects keep 7,800 of 13,000.5 core-hours and lend the rest by five shares."
        />
      </Card>
      <Card title="GPU hours this year">
        <StepChart
          series={series}
          span={{ from: '2026-01-01T00:00:00.000Z', until: '2027-01-01T00:00:00.000Z' }}
          now="2026-09-10T00:00:00.000Z"
          unit="hours"
          sentence="On 1 December you drop from 612,480.5 to 250,000 hours because allocation 12 ends."
        />
      </Card>
    </>
  )
}
