export interface Measured {
  readonly requestsPerSecond: number
  /** Milliseconds. */
  readonly p50: number
  readonly p99: number
  /** Milliseconds of CPU a request, of the serving process and of the database. */
  readonly serverCpu: number
  readonly databaseCpu: number
}

export interface Load {
  readonly requests: number
  readonly concurrency: number
  readonly send: (i: number) => Promise<void>
  readonly serverCpu: () => number
  readonly databaseCpu: () => number
}

/** Sends requests, so many at a time, and tells how long they took and what they cost. */
export async function measure({ requests, concurrency, send, serverCpu, databaseCpu }: Load): Promise<Measured> {
  const latencies: number[] = []
  let next = 0
  const worker = async () => {
    for (let i = next++; i < requests; i = next++) {
      const started = performance.now()
      await send(i)
      latencies.push(performance.now() - started)
    }
  }
  const [cpuBefore, databaseBefore, started] = [serverCpu(), databaseCpu(), performance.now()]
  await Promise.all(Array.from({ length: concurrency }, worker))
  const elapsed = performance.now() - started
  latencies.sort((a, b) => a - b)
  const at = (share: number) => latencies[Math.min(latencies.length - 1, Math.floor(latencies.length * share))] ?? 0
  return {
    requestsPerSecond: (requests * 1000) / elapsed,
    p50: at(0.5),
    p99: at(0.99),
    serverCpu: (serverCpu() - cpuBefore) / requests,
    databaseCpu: (databaseCpu() - databaseBefore) / requests,
  }
}
