/** The words of a facility's files, as Tenure writes them everywhere. */
export const PERSON_STATUSES = ['ACTIVE', 'SUSPENDED', 'PENDING_VERIFICATION', 'LOCKED'] as const
export const PROJECT_STATUSES = ['DRAFT', 'ACTIVE', 'ARCHIVED'] as const
export const MEMBER_ROLES = ['OWNER', 'EDITOR', 'VIEWER'] as const
export const ALLOCATION_MODELS = ['SUBSCRIPTION', 'CONDO'] as const
export const ALLOCATION_STATUSES = ['PENDING', 'ACTIVE', 'ENDED'] as const
export const BILLING_PERIODS = ['MONTH', 'QUARTER', 'YEAR'] as const
export const RENEWALS = ['AUTO', 'MANUAL', 'NONE'] as const
export const SHARE_KINDS = ['RESERVED', 'CEILING'] as const
export const STORAGE_SUBTYPES = ['POSIX', 'S3_LIKE', 'DATABASE'] as const

export type PersonStatus = (typeof PERSON_STATUSES)[number]
export type ProjectStatus = (typeof PROJECT_STATUSES)[number]
export type MemberRole = (typeof MEMBER_ROLES)[number]
export type AllocationModel = (typeof ALLOCATION_MODELS)[number]
export type AllocationStatus = (typeof ALLOCATION_STATUSES)[number]
export type BillingPeriod = (typeof BILLING_PERIODS)[number]
export type Renewal = (typeof RENEWALS)[number]
export type ShareKind = (typeof SHARE_KINDS)[number]
export type StorageSubtype = (typeof STORAGE_SUBTYPES)[number]
