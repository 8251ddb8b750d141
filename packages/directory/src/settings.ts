/** Where a directory is and how its groups are read. */
export interface DirectorySettings {
  /** `ldap://host:389` or `ldaps://host:636`. */
  readonly url: string
  /** Whether an ldap:// connection turns to TLS before anything is said. */
  readonly startTls?: boolean
  /** Certificates of authorities to trust, in PEM, in place of the system's. */
  readonly ca?: string
  /** Absent: nobody in particular, which few directories allow. */
  readonly bindDn?: string
  readonly bindPassword?: string
  /** Groups lie beneath it. */
  readonly baseDn: string
  /** People lie beneath it; the groups' base unless told. */
  readonly peopleBaseDn?: string
  readonly groupFilter?: string
  /** Whose values name the members: `member`, `uniqueMember` (DNs), `memberUid` (what people are matched by). */
  readonly memberAttribute?: string
  /** The attribute of a person that Tenure knows them by: `uid`, `mail`, `entryUUID`. */
  readonly matchAttribute?: string
}

/** What is taken where the settings say nothing. */
export const defaults = {
  groupFilter:
    '(|(objectClass=groupOfNames)(objectClass=groupOfUniqueNames)(objectClass=posixGroup)(objectClass=group))',
  memberAttribute: 'member',
  matchAttribute: 'uid',
} as const

/** The most that is read of a directory: beyond it, something is wrong with the base or the filter. */
export const most = { groups: 10_000, people: 200_000 } as const
