import type { Facility } from '@tenure/interchange'

/** A text as PostgreSQL stores it: no NUL, no half of a surrogate pair; otherwise the second import would differ from the first. */
const storable = (text: string): string => text.replaceAll('\0', '').replaceAll(/\p{Surrogate}/gu, '\uFFFD')

// Free text keeps its spaces and line breaks; everything else is a name, a word or a number.
const freeText = new Set(['description'])

function settled(value: unknown, field: string): unknown {
  if (typeof value === 'string') return freeText.has(field) ? storable(value) : storable(value).trim()
  if (Array.isArray(value)) return value.map((item) => settled(item, field))
  if (value === null || typeof value !== 'object') return value
  return Object.fromEntries(
    Object.entries(value).map(([key, item]) => [key, key === 'origin' ? item : settled(item, key)]),
  )
}

/** The facility with every text as the database will give it back. */
export const settledFacility = (facility: Facility): Facility => settled(facility, '') as Facility
