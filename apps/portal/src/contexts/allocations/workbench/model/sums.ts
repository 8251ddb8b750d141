import { sum } from '@tenure/quantities/arithmetic'
import { formatGrouped } from '@tenure/quantities/format'
import { parseQuantity } from '@tenure/quantities/quantity'
import type { Shown } from './shown.ts'

/** The exact sum of what rows grant, for each unit that they are counted in: `12,500 core-hours · 40 TB`. Rows that end grant nothing. */
export function sumsOf(rows: readonly Shown[]): string {
  const byUnit = new Map<string, string[]>()
  for (const { unit, texts, set, edit } of rows) {
    if (set.quantity?.problem !== undefined || edit?.ends) continue
    const quantities = byUnit.get(unit)
    if (quantities) quantities.push(texts.quantity)
    else byUnit.set(unit, [texts.quantity])
  }
  return [...byUnit]
    .map(([unit, quantities]) => `${formatGrouped(sum(quantities.map(parseQuantity)))} ${unit}`)
    .join(' · ')
}
