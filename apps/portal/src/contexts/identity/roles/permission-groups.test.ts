import { expect, it } from 'vitest'
import { grouped, resourceName } from './permission-groups.ts'

it('puts permissions together by what they are of, in their order', () => {
  const [a, b, c] = [{ name: 'user:read' }, { name: 'role:read' }, { name: 'user:update' }]
  expect(grouped([a, b, c])).toEqual([
    ['user', [a, c]],
    ['role', [b]],
  ])
})

it.each([
  ['user', 'People'],
  ['security_group', 'Security groups'],
  ['role', 'Roles'],
])('calls %s %s', (resource, name) => expect(resourceName(resource)).toBe(name))
