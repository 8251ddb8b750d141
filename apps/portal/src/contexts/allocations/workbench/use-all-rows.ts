import type { Client, OperationResult } from '@urql/core'
import { useEffect, useState } from 'react'
import { usePlainClient } from '../../../graphql/plain-client.ts'
import type { WorkbenchRowFragment } from '../../../graphql/generated/workbench-row.ts'
import { WorkbenchRowsDocument, type WorkbenchRowsQuery } from '../../../graphql/generated/workbench-rows.ts'

export interface AllRows {
  readonly rows: readonly WorkbenchRowFragment[]
  readonly byId: ReadonlyMap<string, WorkbenchRowFragment>
  /** How many there will be; undefined before the first answer. */
  readonly total: number | undefined
  readonly isComplete: boolean
  readonly failed: string | null
  readonly retry: () => void
  /** Puts newer rows in the place of those they are of, and rows that are new at the end. */
  readonly merge: (rows: readonly WorkbenchRowFragment[]) => void
}

interface Read {
  readonly byId: ReadonlyMap<string, WorkbenchRowFragment>
  readonly rows: readonly WorkbenchRowFragment[]
  readonly total: number | undefined
  readonly isComplete: boolean
  readonly failed: string | null
  /** The end of what is read. */
  readonly after: string | null
}

const begun: Read = { byId: new Map(), rows: [], total: undefined, isComplete: false, failed: null, after: null }

/**
 * Every living allocation that the viewer may change, page by page of two hundred. They are kept here and in no cache: a
 * cache that takes ten thousand objects apart would stand still for seconds.
 */
export function useAllRows(): AllRows {
  const client = usePlainClient()
  const [read, setRead] = useState<Read>(begun)
  // From where on to read: a new one after a failure begins where that was.
  const [begins, setBegins] = useState<{ readonly after: string | null }>({ after: null })
  useEffect(() => {
    const stop = new AbortController()
    void readAll(client, { ...begins, signal: stop.signal }, setRead)
    return () => stop.abort()
  }, [client, begins])
  const merge = (newer: readonly WorkbenchRowFragment[]) => setRead((before) => merged(before, newer))
  const retry = () => {
    setRead((before) => ({ ...before, failed: null }))
    setBegins({ after: read.after })
  }
  return { ...read, retry, merge }
}

async function readAll(
  client: Client,
  from: { readonly after: string | null; readonly signal: AbortSignal },
  tell: (add: (before: Read) => Read) => void,
) {
  const filter = { endsAfter: new Date().toISOString() }
  const orderBy = { field: 'PROJECT', direction: 'ASC' } as const
  for (let after: string | null = null; ;) {
    const answer: OperationResult<WorkbenchRowsQuery> = await client
      .query(WorkbenchRowsDocument, { after, filter, orderBy })
      .toPromise()
    const { data, error } = answer
    if (from.signal.aborted) return
    if (!data) return tell((before) => ({ ...before, failed: error?.message ?? 'There was no answer.' }))
    const { edges, pageInfo, totalCount } = data.allocations
    const nodes = edges.flatMap(({ node }) => (node.viewerCan.resize ? [node] : []))
    const isComplete = !pageInfo.hasNextPage
    tell((before) => ({
      ...merged(before, nodes),
      total: totalCount ?? undefined,
      isComplete,
      after: pageInfo.endCursor,
    }))
    if (isComplete) return
    after = pageInfo.endCursor
  }
}

function merged(before: Read, newer: readonly WorkbenchRowFragment[]): Read {
  const byId = new Map(before.byId)
  for (const row of newer) byId.set(row.id, row)
  return { ...before, byId, rows: [...byId.values()] }
}
