/**
 * Does work at once, and again so long after each time it was done. `work` never rejects.
 * @returns how to stop it: waits for what runs
 */
export function repeat(everyMs: number, work: () => Promise<void>): () => Promise<void> {
  let stopped = false
  let timer: NodeJS.Timeout | undefined
  let current: Promise<void> = Promise.resolve()
  const once = async () => {
    await work()
    if (!stopped) timer = setTimeout(turn, everyMs)
  }
  const turn = () => {
    current = once()
  }
  turn()
  return async () => {
    stopped = true
    clearTimeout(timer)
    await current
  }
}
