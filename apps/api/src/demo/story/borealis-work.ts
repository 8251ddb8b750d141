import type { Work } from './character.ts'

const work = (pi: string, name: string, size: Work['size'], about: string): Work => ({ pi, name, size, about })

/** What Borealis works on: some of it under the same names as at Aurora, as it happens. */
export const borealisWork: readonly Work[] = [
  work('pi', 'Northern lights', 4, 'All-sky cameras and the particles behind the picture.'),
  work('pi', 'Magnetometer chain', 2, 'Twelve stations along a meridian.'),
  work('pi', 'Storm surge', 3, 'Fjords under a rising sea.'),
  work('laurent', 'Arctic char', 2, 'Genomes of lake fish.'),
  work('laurent', 'Protein folding', 4, 'Cold-adapted enzymes.'),
  work('laurent', 'Lichen archive', 1, 'Spectra of ten thousand specimens.'),
  work('banda', 'Avalanche forecasting', 3, 'Snowpack models with a person in the loop.'),
  work('banda', 'Reindeer tracks', 2, 'Collars, weather and roads.'),
  work('banda', 'Hydropower inflow', 3, 'Seasonal forecasts for dams.'),
  work('pi', 'Ionosphere radar', 4, 'Incoherent scatter, continuously.'),
  work('laurent', 'Peat cores', 1, 'Ten thousand years in two metres.'),
  work('banda', 'Snow albedo', 2, 'How dark is white?'),
]
