import type {
  AllocationModel,
  BillingPeriod,
  MemberRole,
  PersonStatus,
  ProjectStatus,
  Renewal,
  ShareKind,
  StorageSubtype,
} from '@tenure/interchange'

/** A person as they stand in the database. `folded` is PostgreSQL's own lower case: it decides what is the same name. */
export interface KnownPerson {
  readonly id: string
  readonly username: string
  readonly foldedUsername: string
  readonly email: string
  readonly foldedEmail: string
  readonly fullName: string
  readonly status: PersonStatus
  /** Roles held without an end: one that expires is no fact of the facility's files. */
  readonly roles: readonly string[]
  readonly defaultProjectId: string | null
  /** Whether a role gives them role:update now: of these one must stay. */
  readonly administers: boolean
  readonly removed: boolean
}

export interface KnownRole {
  readonly id: string
  readonly tenantId: string
  readonly name: string
}

export interface KnownType {
  readonly id: string
  readonly name: string
  readonly folded: string
  readonly unit: string
  readonly isStorage: boolean
  readonly lifetimeMonths: number
  readonly retired: boolean
  /** Whether any allocation counts in it: its unit and kind then stay. */
  readonly used: boolean
}

export interface KnownGroup {
  readonly id: string
  readonly name: string
  readonly folded: string
  readonly externalId: string | null
  readonly memberIds: readonly string[]
}

export interface KnownProject {
  readonly id: string
  /** What the facility's files call it: the key it came with, else its public id. */
  readonly key: string
  readonly externalKey: string | null
  readonly publicId: string
  readonly name: string
  readonly folded: string
  readonly description: string
  readonly piId: string
  /** ARCHIVED hides the other two; `livingStatus` is what it would be restored to. */
  readonly status: ProjectStatus
  readonly livingStatus: 'DRAFT' | 'ACTIVE'
  readonly phase: string | null
  readonly billing: Readonly<Record<string, string>> | null
  readonly stewardId: string | null
  readonly groupId: string
  readonly managerIds: readonly string[]
  readonly members: readonly { readonly userId: string; readonly role: MemberRole }[]
}

export interface KnownAllocation {
  readonly id: string
  /** The key it came with, else its id: the same in every export. */
  readonly key: string
  readonly externalKey: string | null
  readonly projectId: string
  readonly typeId: string
  readonly model: AllocationModel
  readonly quantity: string
  readonly start: string
  readonly end: string | null
  readonly billingPeriod: BillingPeriod | null
  readonly renewal: Renewal
  readonly lifetimeMonths: number | null
}

export interface KnownShare {
  readonly id: string
  readonly sourceId: string
  readonly recipientId: string
  readonly typeId: string | null
  readonly percent: string
  readonly kind: ShareKind
  readonly startsAt: Date
  readonly endsAt: Date | null
}

export interface KnownDataShare {
  readonly id: string
  readonly projectId: string
  readonly name: string
  readonly folded: string
  readonly allocationId: string
  readonly subtype: StorageSubtype
  readonly stewardId: string
  readonly stewardInherited: boolean
  readonly groupId: string
  readonly groupInherited: boolean
}

/** All of a tenant that files can speak of, as the viewer sees it at one moment. */
export interface KnownFacility {
  readonly people: readonly KnownPerson[]
  readonly roles: readonly KnownRole[]
  readonly types: readonly KnownType[]
  readonly groups: readonly KnownGroup[]
  readonly projects: readonly KnownProject[]
  readonly allocations: readonly KnownAllocation[]
  readonly shares: readonly KnownShare[]
  readonly dataShares: readonly KnownDataShare[]
}
