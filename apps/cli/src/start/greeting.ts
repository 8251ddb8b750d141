import type { Environment } from '../env.ts'
import { bold, dim, say } from '../terminal.ts'

const demoPeople = [
  ['aurora.test', ['admin', 'pi', 'pi2', 'manager', 'steward', 'engineer', 'auditor']],
  ['borealis.test', ['admin', 'pi']],
] as const

const deepLinks = [
  ['/projects', 'projects'],
  ['/allocations', 'every allocation of the facility'],
  ['/projects/CG-1/sharing', 'what one project gives to others'],
  ['/audit', 'who did what'],
  ['/graphiql', 'the API, to try'],
] as const

/** The address people open: the host they can reach, as 0.0.0.0 is none. */
export function addressOf({ host, port }: Pick<Environment, 'host' | 'port'>): string {
  const reachable = host === '0.0.0.0' || host === '::' ? 'localhost' : host
  return `http://${reachable.includes(':') ? `[${reachable}]` : reachable}:${port}`
}

/** What the greeting depends on. */
export interface Greeting {
  readonly environment: Environment
  readonly startedInMs: number
  readonly hasDemo: boolean
}

/** Prints where Tenure is, who may sign in to the demo, and pages to begin with. */
export function greet({ environment, startedInMs, hasDemo }: Greeting): void {
  const address = addressOf(environment)
  say(`\n  ${bold('Tenure')} is at ${bold(address)}  ${dim(`started in ${(startedInMs / 1000).toFixed(1)} s`)}\n`)
  if (hasDemo) {
    say('  The demo’s people sign in with the password tenure-demo:')
    for (const [domain, names] of demoPeople) say(`    ${names.map((name) => `${name}@${domain}`).join('  ')}`)
    say()
  }
  for (const [path, what] of deepLinks) say(`    ${(address + path).padEnd(address.length + 14)} ${dim(what)}`)
  say(`\n  ${dim('Ctrl-C stops everything; the data stay.')}`)
}
