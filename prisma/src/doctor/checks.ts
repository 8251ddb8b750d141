import type { Check } from './check.ts'
import { check01 } from './checks/01-every-table-has-a-tenant.ts'
import { check02 } from './checks/02-primary-keys-lead-with-the-tenant.ts'
import { check03 } from './checks/03-references-carry-the-tenant.ts'
import { check04 } from './checks/04-row-level-security-is-enabled-and-forced.ts'
import { check05 } from './checks/05-a-restrictive-policy-keeps-each-tenant-in.ts'
import { check06 } from './checks/06-policies-name-whom-they-let-in.ts'
import { check07 } from './checks/07-policies-ask-once-a-statement.ts'
import { check08 } from './checks/08-every-foreign-key-is-indexed.ts'
import { check10 } from './checks/10-every-change-is-audited.ts'
import { check11 } from './checks/11-the-trail-and-the-past-only-grow.ts'
import { check12 } from './checks/12-nobody-writes-the-past.ts'
import { check13 } from './checks/13-what-looks-secret-is-marked.ts'
import { check14 } from './checks/14-marks-speak-of-columns-there-are.ts'
import { check20 } from './checks/20-no-enums.ts'
import { check21 } from './checks/21-columns-of-few-words-are-checked.ts'
import { check22 } from './checks/22-times-are-timestamptz-3.ts'
import { check23 } from './checks/23-quantities-are-exact.ts'
import { check25 } from './checks/25-constraints-and-indexes-are-valid.ts'
import { check26 } from './checks/26-triggers-are-enabled.ts'
import { check30 } from './checks/30-public-executes-nothing.ts'
import { check31 } from './checks/31-definer-functions-look-where-they-are-told.ts'
import { check32 } from './checks/32-definer-functions-belong-to-roles-that-the-wall-binds.ts'
import { check33 } from './checks/33-views-show-what-their-reader-may-see.ts'
import { check34 } from './checks/34-materialised-views-are-granted-to-no-one.ts'
import { check40 } from './checks/40-the-applications-roles-have-no-attributes.ts'
import { check41 } from './checks/41-the-applications-roles-own-nothing.ts'
import { check42 } from './checks/42-the-applications-roles-are-members-of-nothing.ts'
import { check43 } from './checks/43-the-applications-roles-create-nothing.ts'
import { check44 } from './checks/44-the-owning-roles-never-sign-in.ts'
import { check45 } from './checks/45-public-has-no-table.ts'
import { check46 } from './checks/46-secrets-are-granted-to-nobody.ts'
import { check47 } from './checks/47-partitions-are-reached-through-their-parent.ts'
import { check48 } from './checks/48-tables-are-read-and-written-no-more.ts'
import { check49 } from './checks/49-nothing-is-granted-beforehand.ts'
import { check50 } from './checks/50-the-signing-key-is-there.ts'
import { check51 } from './checks/51-the-trail-has-its-months-twelve-months-ahead.ts'
import { check52 } from './checks/52-the-trails-default-partition-is-empty.ts'

/** Every check, by number. */
export const checks: readonly Check[] = [
  check01,
  check02,
  check03,
  check04,
  check05,
  check06,
  check07,
  check08,
  check10,
  check11,
  check12,
  check13,
  check14,
  check20,
  check21,
  check22,
  check23,
  check25,
  check26,
  check30,
  check31,
  check32,
  check33,
  check34,
  check40,
  check41,
  check42,
  check43,
  check44,
  check45,
  check46,
  check47,
  check48,
  check49,
  check50,
  check51,
  check52,
]
