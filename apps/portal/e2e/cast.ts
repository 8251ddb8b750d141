import { basename } from 'node:path'
import { expect } from 'vitest'
import { peopleOf } from './people.ts'

/** The file of journeys that runs, 'audit'. */
const slug = basename(expect.getState().testPath ?? '', '.spec.ts')

/** Who runs the institution of this file's journeys, and somebody of it who sees what they have a part in. */
export const [administrator, colleague] = peopleOf(slug)
