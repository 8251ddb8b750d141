import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { RateLimiter } from './rate-limiter.ts'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

it('gives a minute’s points, takes nothing for what it refuses, and gives them anew', () => {
  const limiter = new RateLimiter(10)
  expect(limiter.take('a', 8)).toMatchObject({ allowed: true, rate: { limit: 10, remaining: 2 } })
  expect(limiter.take('a', 3)).toMatchObject({ allowed: false, rate: { remaining: 2 } })
  expect(limiter.take('a', 2)).toMatchObject({ allowed: true, rate: { remaining: 0 } })
  expect(limiter.take('b', 10).allowed).toBe(true)
  vi.advanceTimersByTime(60_000)
  expect(limiter.take('a', 10).allowed).toBe(true)
})

it('forgets the oldest beyond ten thousand keys', () => {
  const limiter = new RateLimiter(1)
  for (let i = 0; i <= 10_000; i++) limiter.take(`key ${i}`, 1)
  expect(limiter.look('key 10000').remaining).toBe(0)
  expect(limiter.look('key 0').remaining).toBe(1)
})
