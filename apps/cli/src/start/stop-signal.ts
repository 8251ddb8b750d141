/** The person asked to stop while something was being done. */
export class Stopped extends Error {}

/** Hears Ctrl-C and SIGTERM. */
export interface StopSignal {
  /** Settles when stopping was asked for. */
  readonly asked: Promise<void>
  /** The result of some work, unless stopping is asked for first: then throws Stopped. */
  unlessAsked<T>(work: Promise<T>): Promise<T>
  /** Hears no more. */
  release(): void
}

/** Starts listening for a wish to stop. A second Ctrl-C ends the process at once. */
export function hearStopSignal(): StopSignal {
  let tell = () => {}
  const asked = new Promise<void>((resolve) => void (tell = resolve))
  let heard = false
  const hear = () => {
    if (heard) process.exit(130)
    heard = true
    tell()
  }
  // Listening for a signal keeps no process alive; waiting for one must.
  const alive = setInterval(() => {}, 2 ** 30)
  const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const
  for (const signal of signals) process.on(signal, hear)
  return {
    asked,
    unlessAsked: (work) => {
      // When stopping wins the race, what the abandoned work still says concerns nobody.
      work.catch(() => {})
      return Promise.race([work, asked.then(() => Promise.reject(new Stopped()))])
    },
    release: () => {
      clearInterval(alive)
      for (const signal of signals) process.off(signal, hear)
    },
  }
}
