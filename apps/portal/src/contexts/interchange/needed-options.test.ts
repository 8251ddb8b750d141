import { expect, it } from 'vitest'
import { openQuestions } from './needed-options.ts'

const problem = (code: string) => ({
  severity: 'warning' as const,
  file: 'dump.cfg',
  line: 3,
  column: null,
  value: null,
  code,
  message: 'Something.',
})

it('asks what rows wait for, and keeps asking what was answered', () => {
  const asked = openQuestions([problem('PI_UNKNOWN'), problem('PI_UNKNOWN'), problem('LEFT_OUT')], {})
  expect(asked.map(({ option, rows }) => [option, rows])).toEqual([['defaultPi', 2]])
  expect(openQuestions([], { emailDomain: 'uni.test' }).map(({ option }) => option)).toEqual(['emailDomain'])
  expect(openQuestions([], {})).toEqual([])
})
