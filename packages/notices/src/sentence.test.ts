import { describe, expect, it, test } from 'vitest'
import { noticeKinds } from './kinds.ts'
import { sentence } from './sentence.ts'

describe('a notice’s sentence', () => {
  it('says who, what, where and when', () => {
    expect(sentence('request.submitted', { actor: 'Ada', what: '500 core-hours of CPU', project: 'AB-1 Light' })).toBe(
      'Ada asks for 500 core-hours of CPU for AB-1 Light.',
    )
    expect(
      sentence('allocation.expiring', { what: '20 TB', project: 'AB-1 Light', date: '2027-01-31T00:00:00.000Z' }),
    ).toBe('20 TB of AB-1 Light ends on 2027-01-31.')
    expect(sentence('usage.threshold', { project: 'AB-1 Light', percent: 90, what: 'CPU' })).toBe(
      'AB-1 Light has used 90 % of its CPU.',
    )
  })

  it('puts no template into what people wrote', () => {
    expect(sentence('comment.mention', { actor: '{project}', project: 'P', excerpt: 'look\n {actor} $& ' })).toBe(
      '{project} mentions you in P: “look {actor} $&”',
    )
  })

  test.each(noticeKinds)('%s is a sentence even where every fact is missing', (kind) => {
    const text = sentence(kind, {})
    expect(text).toMatch(/^[A-Z].*[.”]$/)
    expect(text).not.toMatch(/[{}]|undefined|null/)
  })

  it('tells a kind it does not know by its name', () => {
    expect(sentence('toString', {})).toBe('ToString')
  })
})
