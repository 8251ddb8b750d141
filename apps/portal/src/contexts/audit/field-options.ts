import { showField } from '../../graphql/record/differences.ts'

const fields = [
  'name',
  'description',
  'status',
  'phase',
  'priority',
  'license',
  'billing_details',
  'pi_owner_id',
  'team_id',
  'default_data_steward_id',
  'default_security_group_id',
  'deleted_at',
  'role',
  'user_id',
  'group_id',
  'quantity',
  'renewal',
  'starts_at',
  'ends_at',
  'period_end',
  'share_percentage',
  'kind',
  'data_steward_id',
  'security_group_id',
  'released_at',
  'email',
  'full_name',
  'password_hash',
  'permissions',
  'role_id',
  'expires_at',
  'revoked_at',
  'scopes',
] as const

/** The fields that are looked for most, by the names a person knows them by. */
export const fieldOptions = fields
  .map((id) => ({ id, name: showField(id) }))
  .toSorted((a, b) => a.name.localeCompare(b.name, 'en'))
