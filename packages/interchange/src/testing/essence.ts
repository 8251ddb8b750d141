import type { Facility } from '../facility.ts'

const strip = (value: unknown): unknown => {
  if (Array.isArray(value)) {
    const items = value.map(strip)
    return items.every((item) => typeof item === 'string') ? items : items.map((item) => JSON.stringify(item)).sort()
  }
  if (typeof value !== 'object' || value === null) return value
  const entries = Object.entries(value).filter(([key]) => key !== 'origin')
  return Object.fromEntries(entries.sort(([a], [b]) => (a < b ? -1 : 1)).map(([key, each]) => [key, strip(each)]))
}

/** The facility without what a reader adds or reorders: origins, and the order of rows. */
export const essence = (facility: Facility): unknown => strip(facility)
