import { seedDemo } from '@tenure/api/demo'
import { isEmpty } from './is-empty.ts'
import type { Part } from './part.ts'

/** The demo, into an empty database, on the first start. */
export const demo: Part = {
  label: 'Telling the demo (first start only)',
  async start({ environment, ownerUrl, progress }) {
    if (environment.demo && (await isEmpty(ownerUrl)))
      await seedDemo(ownerUrl, { onProgress: (sentence) => progress.detail(sentence) })
    progress.detail('')
    return undefined
  },
}
