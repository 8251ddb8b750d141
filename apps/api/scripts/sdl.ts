import { readFileSync, writeFileSync } from 'node:fs'
import { lexicographicSortSchema, printSchema } from 'graphql'
import { schema } from '../src/schema.ts'

// Prints the graph to schema.graphql; with --check, fails where the committed one is not what the code says.
const file = new URL('../schema.graphql', import.meta.url)
const printed = `${printSchema(lexicographicSortSchema(schema))}\n`
if (!process.argv.includes('--check')) writeFileSync(file, printed)
else if (readFileSync(file, 'utf8') !== printed) {
  console.error(
    'schema.graphql is not what the code says. Run: pnpm --filter @tenure/api sdl, read the difference, and commit it.',
  )
  process.exit(1)
}
