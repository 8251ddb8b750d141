import type { Grouping } from '../workbench-search.ts'
import type { Shown } from './shown.ts'

export const groupingWords: Readonly<Record<Grouping, string>> = {
  NONE: 'All',
  PROJECT: 'Project',
  PI: 'PI',
  TYPE: 'Resource',
  MONTH: 'Month of end',
}

export interface Group {
  readonly key: string
  readonly name: string
  readonly rows: readonly Shown[]
}

const nameIn: Readonly<Record<Exclude<Grouping, 'NONE'>, (row: Shown) => string>> = {
  PROJECT: ({ publicId, project }) => `${project} (${publicId})`,
  PI: ({ pi }) => pi,
  TYPE: ({ type }) => type,
  MONTH: ({ row, texts }) => (row === null ? 'New' : texts.endsAt === '' ? 'No end' : texts.endsAt.slice(0, 7)),
}

/** Rows under their groups, both in order; rows of one group keep the order they came in. */
export function grouped(rows: readonly Shown[], by: Exclude<Grouping, 'NONE'>): Group[] {
  const groups = new Map<string, Shown[]>()
  for (const row of rows) {
    const name = nameIn[by](row)
    const group = groups.get(name)
    if (group) group.push(row)
    else groups.set(name, [row])
  }
  return [...groups]
    .map(([name, of]) => ({ key: `group ${name}`, name, rows: of }))
    .sort((a, b) => (a.name < b.name ? -1 : 1))
}

/** Rows that hold all the words of a filter, whatever the case. */
export function filtered(rows: readonly Shown[], filter: string): readonly Shown[] {
  const words = filter.toLowerCase().split(/\s+/).filter(Boolean)
  if (words.length === 0) return rows
  return rows.filter(({ publicId, project, pi, type, texts }) => {
    const text = `${publicId} ${project} ${pi} ${type} ${texts.note} ${texts.endsAt}`.toLowerCase()
    return words.every((word) => text.includes(word))
  })
}
