import { afterEach, beforeEach, describe, expect, test, vi, type MockInstance } from 'vitest'
import { main } from './main.ts'

let said: MockInstance<typeof console.log>
let complained: MockInstance<typeof console.error>

beforeEach(() => {
  said = vi.spyOn(console, 'log').mockReturnValue()
  complained = vi.spyOn(console, 'error').mockReturnValue()
})
afterEach(() => {
  vi.restoreAllMocks()
  process.exitCode = 0
})

const text = (spy: typeof said | typeof complained) => spy.mock.calls.flat().join('\n')

describe('the tenure command', () => {
  test.each([[[]], [['--help']], [['help']]])('lists its commands when asked %j', async (args) => {
    await main(args)
    expect(text(said)).toMatch(/tenure start [\s\S]*tenure db migrate/)
    expect(process.exitCode ?? 0).toBe(0)
  })

  test('explains one command', async () => {
    await main(['db', 'rollback', '--help'])
    expect(text(said)).toContain('--steps N')
  })

  test.each([
    [['db'], 'There is no command "db"'],
    [['strat'], 'There is no command "strat"'],
    [['start', '--prot', '1'], "Unknown option '--prot'"],
    [['db', 'status', 'extra'], 'extra'],
  ])('does not guess: %j', async (args, sentence) => {
    await main(args)
    expect(text(complained)).toContain(sentence)
    expect(process.exitCode).toBe(2)
  })

  test('asks before it takes data away', async () => {
    await main(['db', 'rollback'])
    expect(text(complained)).toContain('--yes')
    expect(process.exitCode).toBe(1)
  })
})
