import type {
  AllocationModel,
  AllocationStatus,
  BillingPeriod,
  MemberRole,
  PersonStatus,
  ProjectStatus,
  Renewal,
  ShareKind,
  StorageSubtype,
} from './vocabulary.ts'

/** Where a row stood in the files that were read, so that every message can point at it. */
export interface Origin {
  readonly file: string
  /** 1 for the first line of the file; the line a row begins on, where it spans several. */
  readonly line: number
  /** The column's (or field's) name, where one value is meant. */
  readonly column?: string
}

export interface Person {
  readonly origin: Origin
  readonly username: string
  readonly email: string
  readonly fullName: string
  readonly status: PersonStatus
  /** Names of the facility's roles (`pi`, `resource_manager`, …); relations to projects are not roles. */
  readonly roles: readonly string[]
  /** The key of the project that serves as this PI's safety net; it must be the PI's own. */
  readonly defaultProject?: string
}

export interface ResourceType {
  readonly origin: Origin
  readonly name: string
  readonly unit: string
  readonly isStorage: boolean
  readonly defaultModel?: AllocationModel
  /** Whole months a condo allocation of this type lasts. */
  readonly lifetimeMonths?: number
}

export interface SecurityGroup {
  readonly origin: Origin
  readonly name: string
  /** The group's name in the directory it comes from (an LDAP DN, a Grouper name). */
  readonly externalId?: string
  readonly members: readonly string[]
}

export interface Member {
  readonly origin: Origin
  readonly username: string
  readonly role: MemberRole
}

/** What a project is billed to. Never a card number. */
export interface Billing {
  readonly costCentre?: string
  readonly purchaseOrder?: string
  readonly grantCode?: string
}

export interface Project {
  readonly origin: Origin
  /** The name other rows call this project by; it never changes from one import to the next. */
  readonly key: string
  /** Tenure's own short id (`AB-12`), where the project already has one. */
  readonly publicId?: string
  readonly name: string
  readonly description: string
  readonly piUsername: string
  readonly status: ProjectStatus
  /** A code of the facility's list of phases. */
  readonly phase?: string
  readonly managers: readonly string[]
  readonly members: readonly Member[]
  readonly defaultSteward?: string
  readonly defaultSecurityGroup?: string
  readonly billing: Billing
}

export interface Allocation {
  readonly origin: Origin
  /** Stable external key: the same grant has the same key in every export, so importing twice changes nothing. */
  readonly key: string
  readonly project: string
  readonly resourceType: string
  readonly model: AllocationModel
  /** Decimal in the resource type's unit: at most 14 digits before the point and 4 after, no sign, no trailing zeros. */
  readonly quantity: string
  /** UTC instant, ISO 8601 with milliseconds; the allocation covers [start, end). */
  readonly start: string
  readonly end: string | null
  /** Absent for a condo allocation. */
  readonly billingPeriod?: BillingPeriod
  readonly renewal: Renewal
  readonly lifetimeMonths?: number
  readonly status: AllocationStatus
}

export interface ResourceShare {
  readonly origin: Origin
  readonly source: string
  readonly recipient: string
  /** null: one percentage for all types that have no rule of their own. */
  readonly resourceType: string | null
  /** 0 to 99, at most two decimals. */
  readonly percent: string
  readonly kind: ShareKind
}

export interface DataShare {
  readonly origin: Origin
  readonly project: string
  readonly name: string
  readonly allocationKey: string
  readonly subtype: StorageSubtype
  readonly steward?: string
  readonly group?: string
}

/** Something the source knew and Tenure keeps no place for: shown to the person who imports, never applied. */
export interface Note {
  readonly origin: Origin
  readonly subject: string
  readonly text: string
}

/** A facility's people, projects, allocations and shares as plain data; projects and people are named by key and username. */
export interface Facility {
  readonly people: readonly Person[]
  readonly resourceTypes: readonly ResourceType[]
  readonly securityGroups: readonly SecurityGroup[]
  readonly projects: readonly Project[]
  readonly allocations: readonly Allocation[]
  readonly shares: readonly ResourceShare[]
  readonly dataShares: readonly DataShare[]
  readonly notes: readonly Note[]
}

/** A facility with nothing in it. */
export const emptyFacility = (): Facility => ({
  people: [],
  resourceTypes: [],
  securityGroups: [],
  projects: [],
  allocations: [],
  shares: [],
  dataShares: [],
  notes: [],
})
