import { expect, it } from 'vitest'
import { isUnder, normalDn } from './normal-dn.ts'

it('compares names without the case and the spaces that mean nothing', () => {
  expect(normalDn('CN=Reef Readers , OU=Groups,DC=Reef,DC=Test')).toBe('cn=reef readers,ou=groups,dc=reef,dc=test')
  expect(normalDn('cn=A\\, B,dc=x')).toBe('cn=a\\, b,dc=x')
  expect(normalDn('Org:Reef:Readers')).toBe('org:reef:readers')
})

it('knows what lies beneath a base', () => {
  expect(isUnder('cn=a,ou=groups,dc=x', 'OU=Groups, DC=x')).toBe(true)
  expect(isUnder('cn=a,ou=mygroups,dc=x', 'ou=groups,dc=x')).toBe(false)
  expect(isUnder('org:reef', 'dc=x')).toBe(false)
})
