import type { Origin } from '../facility.ts'
import type { DumpObject } from './objects.ts'

/** What an object may be called by others: its primary key, or its natural key (`--natural-foreign`). */
const referenceKeys = ({ pk, fields }: DumpObject): string[] => {
  const names = [fields['username'], fields['name'], fields['title']].filter((name) => typeof name === 'string')
  const natural = names.map((name) => JSON.stringify([name]))
  const { title, pi } = fields
  if (typeof title === 'string' && Array.isArray(pi)) natural.push(JSON.stringify([title, ...(pi as unknown[])]))
  return pk === undefined ? natural : [pk, ...natural]
}

const toKey = (reference: unknown): string | undefined => {
  if (Array.isArray(reference)) return JSON.stringify(reference)
  return typeof reference === 'string' || typeof reference === 'number' ? String(reference) : undefined
}

/** The objects of a dump by model, and by what they are referred to with. */
export class DumpStore {
  readonly #models = new Map<string, DumpObject[]>()
  readonly #byKey = new Map<string, Map<string, DumpObject>>()

  constructor(objects: readonly DumpObject[]) {
    for (const object of objects) {
      const list = this.#models.get(object.model) ?? []
      if (list.length === 0) this.#models.set(object.model, list)
      list.push(object)
      const keys = this.#byKey.get(object.model) ?? new Map<string, DumpObject>()
      if (keys.size === 0) this.#byKey.set(object.model, keys)
      for (const key of referenceKeys(object)) if (!keys.has(key)) keys.set(key, object)
    }
  }

  all(model: string): readonly DumpObject[] {
    return this.#models.get(model) ?? []
  }

  find(model: string, reference: unknown): DumpObject | undefined {
    const key = toKey(reference)
    return key === undefined ? undefined : this.#byKey.get(model)?.get(key)
  }

  /** The name of the choice (a status, a role) that a field refers to. */
  choice(model: string, reference: unknown): string {
    const name = this.find(model, reference)?.fields['name']
    return typeof name === 'string' ? name : ''
  }

  /** Objects of a model gathered under what one of their fields refers to. */
  group(model: string, field: string, target: string): Map<DumpObject, DumpObject[]> {
    const groups = new Map<DumpObject, DumpObject[]>()
    for (const object of this.all(model)) {
      const owner = this.find(target, object.fields[field])
      if (owner === undefined) continue
      const list = groups.get(owner)
      if (list === undefined) groups.set(owner, [object])
      else list.push(object)
    }
    return groups
  }
}

/** A text field without the spaces around it; numbers as they are written. */
export const textOf = ({ fields }: DumpObject, field: string): string => {
  const value = fields[field]
  return typeof value === 'string' ? value.trim() : typeof value === 'number' ? String(value) : ''
}

export const originOf = ({ file, line }: DumpObject, column?: string): Origin =>
  column === undefined ? { file, line } : { file, line, column }

/** What a person calls the object by: ColdFront's own number where there is one. */
export const labelOf = (object: DumpObject): string => object.pk ?? `of line ${object.line}`
