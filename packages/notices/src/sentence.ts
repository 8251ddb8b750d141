import { kinds, type NoticeKind } from './kinds.ts'

/** What stands where a fact is missing: the sentence stays one. */
const unnamed: Readonly<Record<string, string>> = {
  actor: 'Somebody',
  project: 'a project',
  source: 'another project',
  person: 'the one there was',
  date: 'a day to come',
  excerpt: '…',
}

/** What a sentence is made of: `actor` and `project` by name, and the notice's details. A `date` is ISO 8601; its day, in UTC, is said. */
export type Facts = Readonly<Record<string, unknown>>

const isDay = /^(\d{4}-\d{2}-\d{2})(T[\d:.]+Z)?$/

function said(name: string, value: unknown): string {
  if (typeof value === 'number') return String(value)
  if (typeof value !== 'string' || value.trim() === '') return unnamed[name] ?? 'something'
  return isDay.exec(value)?.[1] ?? value.replace(/\s+/g, ' ').trim()
}

/** The sentence a notice is told in. Never throws: an unknown kind is told by its name, a missing fact in a word for anything. */
export function sentence(kind: string, facts: Facts): string {
  const template = Object.hasOwn(kinds, kind) ? kinds[kind as NoticeKind].sentence : kind
  const text = template.replace(/\{(\w+)\}/g, (_all, name: string) => said(name, facts[name]))
  return text.charAt(0).toUpperCase() + text.slice(1)
}
