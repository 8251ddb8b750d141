import { emptyFacility, type Facility } from '../facility.ts'
import type { TextFile } from '../input/decode-text.ts'
import type { Problems } from '../problem.ts'
import { readAllocations } from './allocations.ts'
import { parseDump, type DumpObject } from './objects.ts'
import type { ColdFrontOptions } from './options.ts'
import { readPeople } from './people.ts'
import { readProjects } from './projects.ts'
import { DumpStore } from './store.ts'

/** True for text that begins as a dump of Django's does; cheap enough to ask of any file. */
export const looksLikeDump = ({ text }: Pick<TextFile, 'text'>): boolean => {
  const start = text.slice(0, 4000).trimStart()
  return /^\[?\s*\{/.test(start) && /"(model|fields|pk)"\s*:/.test(start)
}

const readObjects = (file: TextFile, problems: Problems): DumpObject[] => {
  const at = { file: file.name, line: 1 }
  try {
    const objects = parseDump(file.name, file.text)
    if (objects !== undefined) return objects
    const message = `${file.name} is JSON, but no dump of ColdFront's. Make one with “coldfront dumpdata > dumpdata.json”.`
    problems.error({ at, code: 'FORMAT_NOT_RECOGNISED', message })
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error
    const message = `${file.name} is no whole JSON file (${error.message}). Make the dump anew and look whether it was cut off.`
    problems.error({ at, code: 'ROW_NOT_READABLE', message })
  }
  return []
}

/** Reads a ColdFront `dumpdata`; one dump may be spread over several files, one an application. */
export function readColdFrontFiles(
  files: readonly TextFile[],
  options: ColdFrontOptions,
  problems: Problems,
): Facility {
  const objects = files.flatMap((file) => readObjects(file, problems))
  const store = new DumpStore(objects)
  for (const [model, what] of [
    ['auth.user', 'people'],
    ['project.project', 'projects'],
    ['allocation.allocation', 'allocations'],
  ] as const) {
    if (objects.length === 0 || store.all(model).length > 0) continue
    const message = `The dump holds no ${what} (${model}). Dump the applications auth, user, project, resource, allocation and grant together.`
    problems.warning({ at: { file: files[0]?.name ?? '', line: 0 }, code: 'FILE_EMPTY', message })
  }
  const people = readPeople(store, options, problems)
  const projects = readProjects({ store, people, options, problems })
  const allocations = readAllocations(store, { projects, problems })
  return {
    ...emptyFacility(),
    people: people.people,
    projects: projects.projects,
    allocations: allocations.allocations,
    resourceTypes: allocations.resourceTypes,
    securityGroups: allocations.securityGroups,
    notes: [...people.notes, ...projects.notes, ...allocations.notes],
  }
}
