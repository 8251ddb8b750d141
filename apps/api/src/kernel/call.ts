import type { Denial } from './denials.ts'
import { statementLog, type StatementLog } from './database/statement-count.ts'
import type { Rate } from './rate-limiter.ts'

/** One GraphQL request: what it is known by and what it did, for its errors, its log line and the figures. */
export interface Call extends StatementLog {
  readonly requestId: string
  operation: string | undefined
  kind: 'query' | 'mutation' | 'subscription' | undefined
  viewerId: string | undefined
  /** At most how many objects it may answer with. */
  nodes: number
  /** Points it costs, and what is left of the viewer's. */
  cost: number
  rate: Rate | undefined
  /** Whether one statement answered it whole. */
  compiled: boolean
  /** The refusals it was answered with, by type. */
  readonly refusals: string[]
  /** What it was refused for want of permission, and the trail has not yet been told of. */
  readonly denials: Denial[]
  /** The codes of its errors. */
  readonly errors: string[]
}

/** A call that has just arrived. */
export function newCall(requestId: string): Call {
  return {
    requestId,
    count: 0,
    operation: undefined,
    kind: undefined,
    viewerId: undefined,
    nodes: 0,
    cost: 0,
    rate: undefined,
    compiled: false,
    refusals: [],
    denials: [],
    errors: [],
  }
}

/** The call this code runs for; undefined where no request stands behind it: the demo, the command line, a worker. */
export function currentCall(): Call | undefined {
  const log = statementLog.getStore()
  return log && 'requestId' in log ? (log as Call) : undefined
}
