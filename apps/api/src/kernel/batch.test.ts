import { expect, it } from 'vitest'
import { batched } from './batch.ts'
import type { Context } from './context.ts'

const request = () => ({}) as Context

it('asks once for what siblings ask in one turn, by what else the question depends on', async () => {
  const asked: [string[], number][] = []
  const double = batched<string, number>(async (_ctx, ids, times) => {
    asked.push([ids, times])
    return new Map(ids.filter((id) => id !== 'none').map((id) => [id, id.repeat(times)]))
  })
  const ctx = request()
  const later = Promise.resolve().then(() => double(ctx, 'b', 2))
  expect(
    await Promise.all([double(ctx, 'a', 2), double(ctx, 'a', 2), later, double(ctx, 'none', 2), double(ctx, 'a', 3)]),
  ).toEqual(['aa', 'aa', 'bb', undefined, 'aaa'])
  expect(asked).toEqual([
    [['a', 'none', 'b'], 2],
    [['a'], 3],
  ])
})

it('keeps requests apart, remembers nothing, and tells every one who waits of a failure', async () => {
  let count = 0
  const failing = batched<string>(async () => {
    count++
    throw new Error('gone')
  })
  const [one, other] = [request(), request()]
  const outcomes = await Promise.allSettled([
    failing(one, 'a', null),
    failing(one, 'b', null),
    failing(other, 'a', null),
  ])
  expect(outcomes.map(({ status }) => status)).toEqual(['rejected', 'rejected', 'rejected'])
  expect(count).toBe(2)
  await expect(failing(one, 'a', null)).rejects.toThrow('gone')
  expect(count).toBe(3)
})
