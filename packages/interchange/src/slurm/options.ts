import type { BillingPeriod, MemberRole } from '../vocabulary.ts'

/** What a Slurm file can't say, and a facility can. Every part has a default, which is told as a warning. */
export interface SlurmOptions {
  /** Username of the PI by account. A `pis.csv` beside the file (columns account, pi) says the same. */
  readonly piByAccount?: Readonly<Record<string, string>>
  /** Username of the PI of accounts for which nothing else names one. */
  readonly defaultPi?: string
  /** `<username>@<emailDomain>`; otherwise `<cluster>.invalid`, where no mail can go. */
  readonly emailDomain?: string
  /** UTC instant from which the budgets hold. */
  readonly start?: string
  /** UTC instant at which they end; budgets without one are renewed by themselves. */
  readonly end?: string
  /** How often Slurm resets usage (PriorityUsageResetPeriod); YEAR unless given. */
  readonly billingPeriod?: BillingPeriod
  /** VIEWER unless given. */
  readonly memberRole?: MemberRole
}

/** Slurm's files hold no dates; a fixed day keeps a second import equal to the first. */
export const ASSUMED_START = '2020-01-01T00:00:00.000Z'
