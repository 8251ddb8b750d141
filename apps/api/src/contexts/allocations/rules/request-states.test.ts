import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  after,
  isBeforeDeciders,
  isEditable,
  isOver,
  requestStates,
  requestSteps,
  type RequestState,
  way,
} from './request-states.ts'

const steps = fc.array(fc.constantFrom(...requestSteps), { maxLength: 40 })
const walk = (taken: readonly (typeof requestSteps)[number][]): RequestState[] => {
  const states: RequestState[] = ['DRAFT']
  for (const step of taken) {
    const next = after(states.at(-1)!, step)
    if (next) states.push(next)
  }
  return states
}

describe('R1, the way of a request', () => {
  it('never leaves a decision or a withdrawal', () =>
    fc.assert(
      fc.property(steps, (taken) => {
        const states = walk(taken)
        expect(states.slice(0, -1).some(isOver)).toBe(false)
      }),
    ))
  it('is approved only from review, and in review only after it was submitted', () => {
    expect.hasAssertions()
    fc.assert(
      fc.property(steps, (taken) => {
        const states = walk(taken)
        states.forEach((state, n) => {
          if (state === 'APPROVED' || state === 'DECLINED') expect(states[n - 1]).toBe('IN_REVIEW')
          if (state === 'IN_REVIEW') expect(states[n - 1]).toBe('SUBMITTED')
        })
      }),
    )
  })
  it('is editable, before the deciders, or over: one of the three', () => {
    for (const state of requestStates)
      expect([isEditable(state), isBeforeDeciders(state), isOver(state)].filter(Boolean)).toHaveLength(1)
  })
  it('can always be taken back until it is decided, and reaches every state', () => {
    for (const state of requestStates) expect(after(state, 'WITHDRAW') === null).toBe(isOver(state))
    expect(new Set(Object.values(way).map(({ to }) => to)).size + 1).toBe(requestStates.length)
  })
})
