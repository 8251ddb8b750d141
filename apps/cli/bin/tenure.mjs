#!/usr/bin/env node
import { existsSync } from 'node:fs'

const program = new URL('../dist/main.js', import.meta.url)
if (!existsSync(program)) {
  console.error('Tenure is not built yet. Run: npm run build')
  process.exit(1)
}
process.setSourceMapsEnabled(true)
const { main } = await import(program.href)
await main(process.argv.slice(2))
