import { describe, expect, it } from 'vitest'
import { isPermission } from './permissions.ts'
import { TokenExpiryOutOfRange, UnknownScopes } from './refusals.ts'
import { checkedExpiry, checkedScopes } from './rules.ts'

const now = new Date('2026-03-01T00:00:00Z')

describe('a token’s limits', () => {
  it('are scopes of the catalogue, each once', () => {
    expect(checkedScopes(['project:read', 'allocation:read', 'project:read'], isPermission)).toEqual([
      'allocation:read',
      'project:read',
    ])
    expect(() => checkedScopes([], isPermission)).toThrow(UnknownScopes)
    expect(() => checkedScopes(['project:read', 'project:*', 'toString'], isPermission)).toThrow(
      'project:*, toString: no such permission',
    )
  })

  it('end after now and within a year', () => {
    expect(checkedExpiry(new Date('2027-03-01T00:00:00Z'), now)).toEqual(new Date('2027-03-01T00:00:00Z'))
    for (const wrong of ['2026-03-01T00:00:00Z', '2027-03-01T00:00:00.001Z', '2020-01-01T00:00:00Z'])
      expect(() => checkedExpiry(new Date(wrong), now)).toThrow(TokenExpiryOutOfRange)
  })
})
