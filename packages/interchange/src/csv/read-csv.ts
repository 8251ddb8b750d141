import type { Facility, Origin, Project } from '../facility.ts'
import type { TextFile } from '../input/decode-text.ts'
import { readTable, type TableContext } from './read-table.ts'
import type { Table } from './table.ts'
import { TABLE_NAMES, TABLES, type TableName } from './tables/all.ts'
import type { MemberRow } from './tables/project-members.ts'
import { whichTable } from './which-table.ts'

type Sorted = Partial<Record<TableName, TextFile>>

/** Puts each file to its table; a file that fits none, or comes second, is named in `problems`. */
const sortFiles = (files: readonly TextFile[], { problems }: TableContext): Sorted => {
  const sorted: Sorted = {}
  const names = TABLE_NAMES.map((table) => TABLES[table].file).join(', ')
  for (const file of files) {
    const guess = whichTable(file)
    const at = { file: file.name, line: 0 }
    const other = guess === undefined ? undefined : sorted[guess.table]
    if (guess === undefined) {
      const message = `${file.name} was not read: neither its name nor its columns say what it holds. Name it one of ${names}.`
      problems.error({ at, code: 'FILE_IGNORED', message })
    } else if (other !== undefined) {
      const message = `${file.name} was not read: ${other.name} already gives ${TABLES[guess.table].file}. Put all rows into one file.`
      problems.error({ at, code: 'FILE_IGNORED', message })
    } else {
      sorted[guess.table] = file
      if (guess.by === 'name') continue
      const message = `${file.name} was read as ${TABLES[guess.table].file}, by its columns. Rename it if that is wrong.`
      problems.warning({ at, code: 'FILE_NAMED_BY_COLUMNS', message })
    }
  }
  return sorted
}

const withMembers = (
  projects: readonly Project[],
  rows: readonly MemberRow[],
  { problems }: TableContext,
): Project[] => {
  const byProject = new Map(projects.map((project) => [project.key, [...project.members]]))
  for (const { project, ...member } of rows) {
    const members = byProject.get(project)
    if (members !== undefined) members.push(member)
    else {
      const message = `No project with the key “${project}” was read from projects.csv. Add it there, or correct the key.`
      problems.error({
        at: { ...member.origin, column: 'project' },
        code: 'REFERENCE_NOT_FOUND',
        message,
        value: project,
      })
    }
  }
  return projects.map((project) => ({ ...project, members: byProject.get(project.key) ?? [] }))
}

/** Reads a facility's CSV files: any of the eight, each at most once. Files it can't place are named in `context.problems`. */
export async function readCsvFiles(files: readonly TextFile[], context: TableContext): Promise<Facility> {
  const sorted = sortFiles(files, context)
  let before = 0
  const read = async <Item extends { readonly origin: Origin }>(table: Table<Item>, file: TextFile | undefined) => {
    if (file === undefined) return []
    const onProgress = (bytesRead: number): void => context.onProgress?.(before + bytesRead)
    const items = await readTable(table, file, { problems: context.problems, onProgress })
    before += file.bytes.length
    return items
  }
  const people = await read(TABLES.people, sorted.people)
  const resourceTypes = await read(TABLES.resourceTypes, sorted.resourceTypes)
  const securityGroups = await read(TABLES.securityGroups, sorted.securityGroups)
  const projects = await read(TABLES.projects, sorted.projects)
  const memberRows = await read(TABLES.projectMembers, sorted.projectMembers)
  const allocations = await read(TABLES.allocations, sorted.allocations)
  const shares = await read(TABLES.resourceShares, sorted.resourceShares)
  const dataShares = await read(TABLES.dataShares, sorted.dataShares)
  return {
    people,
    resourceTypes,
    securityGroups,
    projects: withMembers(projects, memberRows, context),
    allocations,
    shares,
    dataShares,
    notes: [],
  }
}
