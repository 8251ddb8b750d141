import type { Project } from '@tenure/interchange'
import type { KnownProject } from '../state/known.ts'
import type { PlanRow } from './plan.ts'

/** Tenure's own short ids: a key of this form is one. */
const publicId = /^[A-Z]{2}-[1-9]\d{0,8}$/

/** What a row calls its project: by the key it came with, by Tenure's short id, or by both. */
export interface ProjectName {
  readonly externalKey: string | null
  readonly publicId: string | null
}

/** A key that reads as a short id is one: so a project without a key of its own keeps its name from export to import. */
export function nameOf(project: Project, row: PlanRow): ProjectName {
  const keyIsPublicId = publicId.test(project.key)
  if (project.publicId !== undefined && !publicId.test(project.publicId))
    row.refuse(
      'InvalidInput',
      `“${project.publicId}” is no short id of Tenure’s, such as AB-12. Leave it empty: a new project gets one.`,
      'public_id',
    )
  if (keyIsPublicId && project.publicId !== undefined && project.publicId !== project.key)
    row.refuse(
      'InvalidInput',
      `The key ${project.key} reads as another short id than ${project.publicId}. Use the same, or a key of another form.`,
      'key',
    )
  return {
    externalKey: keyIsPublicId ? null : project.key,
    publicId: project.publicId ?? (keyIsPublicId ? project.key : null),
  }
}

/** Finds the project a row speaks of: by its key, its short id, or (where it came without a key) its PI and name. */
export class ProjectLookup {
  readonly #byKey = new Map<string, KnownProject>()
  readonly #byPublicId = new Map<string, KnownProject>()
  readonly #byName = new Map<string, KnownProject>()

  constructor(projects: readonly KnownProject[]) {
    for (const project of projects) {
      if (project.externalKey !== null) this.#byKey.set(project.externalKey, project)
      this.#byPublicId.set(project.publicId, project)
      if (project.externalKey === null && project.status !== 'ARCHIVED')
        this.#byName.set(`${project.piId} ${project.folded}`, project)
    }
  }

  find(
    name: ProjectName,
    { piId, folded }: { readonly piId: string | undefined; readonly folded: string },
    row: PlanRow,
  ): KnownProject | undefined {
    const byKey = name.externalKey === null ? undefined : this.#byKey.get(name.externalKey)
    const byPublicId = name.publicId === null ? undefined : this.#byPublicId.get(name.publicId)
    if (byKey && name.publicId !== null && byKey.publicId !== name.publicId)
      row.refuse(
        'PublicIdFixed',
        `This project is ${byKey.publicId}, and a short id never changes. Leave public_id empty, or correct it.`,
        'public_id',
      )
    if (!byKey && byPublicId?.externalKey && name.externalKey !== null)
      row.refuse(
        'KeyFixed',
        `${byPublicId.publicId} has the key “${byPublicId.externalKey}”, and a key never changes. Use that one.`,
        'key',
      )
    const byName = name.publicId === null && piId !== undefined ? this.#byName.get(`${piId} ${folded}`) : undefined
    return byKey ?? byPublicId ?? byName
  }
}
