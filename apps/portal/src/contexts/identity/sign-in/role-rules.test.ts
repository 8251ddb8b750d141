import { expect, it } from 'vitest'
import { readRoleRules, showRoleRules } from './role-rules.ts'

it('reads what it shows, and values that hold an equals sign', () => {
  const rules = [
    { value: 'hpc-admins', role: 'resource_manager' },
    { value: 'cn=lab,dc=org', role: 'pi' },
  ]
  expect(readRoleRules(showRoleRules(rules))).toEqual({ rules })
  expect(readRoleRules('\n  \n')).toEqual({ rules: [] })
})

it('names the line that is no rule', () => {
  expect(readRoleRules('a = pi\nno rule').wrong).toBe('no rule')
  expect(readRoleRules('= pi').wrong).toBe('= pi')
  expect(readRoleRules('a =').wrong).toBe('a =')
})
