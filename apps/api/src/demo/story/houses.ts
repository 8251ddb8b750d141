import type { Character, Work } from './character.ts'
import { auroraPeople } from './aurora-people.ts'
import { auroraWork } from './aurora-work.ts'
import { borealisPeople } from './borealis-people.ts'
import { borealisWork } from './borealis-work.ts'

export interface Institution {
  readonly slug: string
  readonly name: string
  readonly tier: string
  readonly seed: number
  readonly people: readonly Character[]
  readonly works: readonly Work[]
}

export const institutions: readonly Institution[] = [
  { slug: 'aurora', name: 'Aurora Institute', tier: 'ENTERPRISE', seed: 1912, people: auroraPeople, works: auroraWork },
  {
    slug: 'borealis',
    name: 'Borealis University',
    tier: 'PRO',
    seed: 1866,
    people: borealisPeople,
    works: borealisWork,
  },
]
