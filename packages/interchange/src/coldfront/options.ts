import type { MemberRole } from '../vocabulary.ts'

export interface ColdFrontOptions {
  /** For people without an e-mail address: `<username>@<emailDomain>`; otherwise `coldfront.invalid`. */
  readonly emailDomain?: string
  /** What a project's members who are no managers become; VIEWER unless given. */
  readonly memberRole?: MemberRole
}
