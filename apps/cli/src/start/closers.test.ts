import { expect, test } from 'vitest'
import { Closers } from './closers.ts'

test('closes in the opposite order, and one that fails does not keep the others open', async () => {
  const closed: string[] = []
  const closers = new Closers()
  closers.add('first', async () => void closed.push('first'))
  closers.add('second', () => Promise.reject(new Error('stuck')))
  closers.add('third', async () => void closed.push('third'))
  expect(await closers.closeAll()).toEqual(['second did not stop cleanly: stuck'])
  expect(closed).toEqual(['third', 'first'])
})

test('closes nothing twice', async () => {
  let times = 0
  const closers = new Closers()
  closers.add('once', async () => void (times += 1))
  await closers.closeAll()
  await closers.closeAll()
  expect(times).toBe(1)
})
