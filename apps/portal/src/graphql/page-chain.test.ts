import { expect, it } from 'vitest'
import { type ConnectionPage, type OpenPage, PageChain } from './page-chain.ts'

/** A connection over letters, two to a page, that can change under the chain's eyes. */
function letters(initial: string) {
  let text = initial
  const listeners = new Map<string | null, (page: ConnectionPage<string>) => void>()
  const page = (after: string | null): ConnectionPage<string> => {
    const from = after === null ? 0 : text.indexOf(after) + 1
    const nodes = text.slice(from, from + 2).split('')
    return {
      edges: nodes.map((node) => ({ node })),
      pageInfo: { hasNextPage: from + 2 < text.length, endCursor: nodes.at(-1) ?? null },
      totalCount: text.length,
    }
  }
  const open: OpenPage<string> = (after, tell) => {
    listeners.set(after, tell)
    tell(page(after))
    return () => listeners.delete(after)
  }
  const change = (next: string) => {
    text = next
    const before = Array.from(listeners)
    for (const [after, tell] of before) if (listeners.get(after) === tell) tell(page(after))
  }
  return { open, change, listeners }
}

function listening(open: OpenPage<string>) {
  const chain = new PageChain(open)
  let changes = 0
  const stop = chain.listen(() => (changes += 1))
  return { chain, stop, text: () => chain.state().rows.join(''), changes: () => changes }
}

it('opens page after page, and no more than there are', () => {
  const { chain, text } = listening(letters('abcde').open)
  expect([text(), chain.state().totalCount]).toEqual(['ab', 5])
  chain.more()
  chain.more()
  chain.more()
  expect(text()).toBe('abcde')
})

it('neither repeats nor loses a row when one is inserted or removed before a page', () => {
  const list = letters('abcdef')
  const { chain, text } = listening(list.open)
  chain.more()
  chain.more()
  list.change('axbcdef')
  expect(text()).toBe('axbc')
  list.change('abcdef')
  expect(text()).toBe('abcd')
})

it('waits for a page that is on its way', () => {
  const opened: (string | null)[] = []
  const { chain } = listening((after) => {
    opened.push(after)
    return () => undefined
  })
  chain.more()
  expect([opened, chain.state().isLoading]).toEqual([[null], true])
})

it('is the same state until something changes, and tells when it does', () => {
  const list = letters('abc')
  const { chain, changes } = listening(list.open)
  const before = [chain.state(), changes()]
  expect(chain.state()).toBe(before[0])
  list.change('xabc')
  expect(chain.state()).not.toBe(before[0])
  expect(changes()).toBeGreaterThan(Number(before[1]))
})

it('stops listening with its last listener, and begins anew with the next', () => {
  const list = letters('abc')
  const { chain, stop, text } = listening(list.open)
  chain.more()
  stop()
  expect(list.listeners.size).toBe(0)
  chain.listen(() => undefined)
  expect(text()).toBe('ab')
})
