import { byCodeUnits, canonicalText } from './canonical-json.ts'
import { type Hash, leafHash } from './tree-hash.ts'

/** A record as its fields' texts; what is absent is null. */
export type RecordFields = Readonly<Record<string, string | null>>

/**
 * A record as the bytes of its leaf: canonical JSON of its fields' texts. Absent fields are left out, so that a field
 * which comes to be later changes no leaf of before, and whoever fills it in afterwards does.
 */
export function recordText(fields: RecordFields): string {
  const names = Object.keys(fields).sort(byCodeUnits)
  return textOf(
    names.map((name) => `${canonicalText(name)}:`),
    names.map((name) => fields[name]!),
  )
}

export const recordLeaf = (fields: RecordFields): Hash => leafHash(recordText(fields))

/** The same for many records of the same fields: sorts and writes their names once. The values come in the names' order. */
export function recordLeaves(names: readonly string[]): (values: readonly (string | null)[]) => Hash {
  const order = names.map((name, at) => ({ name, at })).sort((a, b) => byCodeUnits(a.name, b.name))
  const written = order.map(({ name }) => `${canonicalText(name)}:`)
  return (values) =>
    leafHash(
      textOf(
        written,
        order.map(({ at }) => values[at]!),
      ),
    )
}

function textOf(names: readonly string[], values: readonly (string | null)[]): string {
  let text = ''
  for (const [i, value] of values.entries())
    if (value !== null) text += `${text === '' ? '' : ','}${names[i]}${canonicalText(value)}`
  return `{${text}}`
}
