import { type Told, works } from './character.ts'

const told: readonly Told[] = [
  ['pi', 'Northern lights', 4, 'All-sky cameras and the particles behind the picture.'],
  ['pi', 'Magnetometer chain', 2, 'Twelve stations along a meridian.'],
  ['pi', 'Storm surge', 3, 'Fjords under a rising sea.'],
  ['laurent', 'Arctic char', 2, 'Genomes of lake fish.'],
  ['laurent', 'Protein folding', 4, 'Cold-adapted enzymes.'],
  ['laurent', 'Lichen archive', 1, 'Spectra of ten thousand specimens.'],
  ['banda', 'Avalanche forecasting', 3, 'Snowpack models with a person in the loop.'],
  ['banda', 'Reindeer tracks', 2, 'Collars, weather and roads.'],
  ['banda', 'Hydropower inflow', 3, 'Seasonal forecasts for dams.'],
  ['pi', 'Ionosphere radar', 4, 'Incoherent scatter, continuously.'],
  ['laurent', 'Peat cores', 1, 'Ten thousand years in two metres.'],
  ['banda', 'Snow albedo', 2, 'How dark is white?'],
]

/** What Borealis works on: some of it under the same names as at Aurora, as it happens. */
export const borealisWork = works(told)
