import type { ProjectMemberRole } from '../../graphql/generated/member-row.ts'
import type { StewardReason } from '../../graphql/generated/project-overview.ts'

/** What a member's role is called, and what it lets them do. */
export const roleWords: Readonly<Record<ProjectMemberRole, { readonly name: string; readonly does: string }>> = {
  OWNER: { name: 'Owner', does: 'Changes the project and says who works on it.' },
  EDITOR: { name: 'Editor', does: 'Changes the project.' },
  VIEWER: { name: 'Viewer', does: 'Sees the project.' },
}

/** Roles as options of a field. */
export const roleOptions = Object.entries(roleWords).map(([id, { name, does }]) => ({ id, name, detail: does }))

/** Where a data steward comes from. */
export const stewardWords: Readonly<Record<StewardReason, string>> = {
  OWN: 'named for it',
  PROJECT_DEFAULT: 'the project’s default',
  PI: 'the PI, for nobody else is named',
}
