// Prints what a browser loads, gzipped, and fails beyond the budget. Run after a build: pnpm budget
import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { gzipSync } from 'node:zlib'

interface Chunk {
  readonly file: string
  readonly src?: string
  readonly imports?: readonly string[]
  readonly dynamicImports?: readonly string[]
  readonly css?: readonly string[]
}

/** Kilobytes (1,000 bytes), gzipped. */
const budget = { firstScreen: 185, css: 10, route: 45 }

const dist = resolve(import.meta.dirname, '../dist')
const manifest = JSON.parse(readFileSync(resolve(dist, '.vite/manifest.json'), 'utf8')) as Record<string, Chunk>

const first = new Set([...closure('index.html'), ...closure('src/app/home/home-page.tsx')])
const rows = [
  row('First screen, JS', sum([...first].map(file)), budget.firstScreen),
  row('Style sheet', sum(manifest['index.html']?.css ?? []), budget.css),
  ...Object.keys(manifest)
    .filter((key) => key.startsWith('src/') && !first.has(key))
    .map((key) => row(key, sum(addedBy(key).map(file)), budget.route)),
]

for (const { name, size, limit } of rows)
  console.log(
    `${size > limit ? 'OVER' : '  ok'}  ${size.toFixed(1).padStart(6)} of ${String(limit).padStart(3)} kB  ${name}`,
  )
if (rows.some(({ size, limit }) => size > limit)) {
  console.error('Beyond the budget. See what is in a chunk: npx vite-bundle-visualizer, or load the part lazily.')
  process.exitCode = 1
}

function row(name: string, size: number, limit: number) {
  return { name, size, limit }
}

/** What is fetched when a route or a part is drawn, beyond what is there already: the first screen, and the page that draws it. */
function addedBy(key: string): string[] {
  const drawnBy = Object.keys(manifest).filter((other) => manifest[other]?.dynamicImports?.includes(key))
  const added = drawnBy.map((page) => {
    const there = closure(page)
    return [...closure(key)].filter((one) => !first.has(one) && !there.has(one))
  })
  return added.toSorted((a, b) => b.length - a.length)[0] ?? []
}

/** A chunk and all it imports outright. */
function closure(key: string, seen = new Set<string>()): Set<string> {
  if (seen.has(key)) return seen
  seen.add(key)
  for (const next of manifest[key]?.imports ?? []) closure(next, seen)
  return seen
}

function file(key: string): string {
  return manifest[key]?.file ?? ''
}

function sum(files: readonly string[]): number {
  return (
    files
      .filter(Boolean)
      .reduce((total, name) => total + gzipSync(readFileSync(resolve(dist, name)), { level: 9 }).length, 0) / 1000
  )
}
