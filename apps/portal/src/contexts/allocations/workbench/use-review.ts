import { useEffect, useRef, useState } from 'react'
import { usePlainClient } from '../../../graphql/plain-client.ts'
import {
  PreviewAllocationChangesDocument,
  type PreviewAllocationChangesQuery,
} from '../../../graphql/generated/preview-allocation-changes.ts'
import type { RefusedRowsFragment } from '../../../graphql/generated/refused-rows.ts'
import { WorkbenchNodesDocument } from '../../../graphql/generated/workbench-nodes.ts'
import type { WorkbenchRowFragment } from '../../../graphql/generated/workbench-row.ts'
import { rebased } from './model/clashes.ts'
import { type Draft, countOf } from './model/draft.ts'
import { changesOf } from './model/to-send.ts'

export type Previewed = Extract<
  PreviewAllocationChangesQuery['previewAllocationChanges'],
  { readonly __typename: 'AllocationChangesPreview' }
>

/** How far a review is: asked, answered (of which draft), or why it could not be. */
export interface Review {
  readonly isAsking: boolean
  readonly answer: Previewed | null
  /** What stands against it row by row, as told at the last asking. */
  readonly refused: readonly RefusedRowsFragment[]
  readonly failed: string | null
}

interface ReviewOptions {
  readonly draft: Draft
  /** A draft onto which rows that someone else changed were put, with those rows. */
  readonly onRebase: (draft: Draft, rows: readonly WorkbenchRowFragment[]) => void
  readonly onRefused: (refused: readonly RefusedRowsFragment[]) => void
}

const begun: Review = { isAsking: true, answer: null, refused: [], failed: null }

/** Asks what a draft would do, anew whenever it changes; puts it onto rows that others changed, and asks again. */
export function useReview({ draft, onRebase, onRefused }: ReviewOptions): Review {
  const client = usePlainClient()
  const [review, setReview] = useState<Review>(begun)
  const told = useRef({ onRebase, onRefused })
  useEffect(() => {
    told.current = { onRebase, onRefused }
  })
  useEffect(() => {
    let isOver = false
    const tell = (next: Review) => !isOver && setReview(next)
    const ask = async () => {
      const { changes, problems, clashes } = countOf(draft)
      // What can't be read or waits for a choice comes first.
      if (changes === 0 || problems > 0 || clashes > 0) return tell({ ...begun, isAsking: false })
      tell(begun)
      const { data, error } = await client
        .query(PreviewAllocationChangesDocument, { input: { changes: changesOf(draft) } })
        .toPromise()
      if (isOver) return
      const answer = data?.previewAllocationChanges
      if (!answer || answer.__typename !== 'AllocationChangesPreview') {
        const message = answer && 'message' in answer ? answer.message : (error?.message ?? 'There was no answer.')
        return tell({ ...begun, isAsking: false, failed: message })
      }
      const stale = answer.refused.filter(({ refusal }) => refusal.__typename === 'StaleVersion')
      if (stale.length > 0) {
        const { draft: next, rows } = await ontoTheirs(client, draft, stale)
        if (!isOver && rows.length > 0) return told.current.onRebase(next, rows)
      }
      if (isOver) return
      told.current.onRefused(answer.refused)
      return tell({ isAsking: false, answer, refused: answer.refused, failed: null })
    }
    void ask()
    return () => {
      isOver = true
    }
  }, [client, draft])
  return review
}

/** Ids that one question takes. */
const most = 200

async function ontoTheirs(
  client: ReturnType<typeof usePlainClient>,
  draft: Draft,
  stale: readonly RefusedRowsFragment[],
): Promise<{ readonly draft: Draft; readonly rows: readonly WorkbenchRowFragment[] }> {
  const rows: WorkbenchRowFragment[] = []
  for (let from = 0; from < stale.length; from += most) {
    const ids = stale.slice(from, from + most).map(({ key }) => key)
    const { data } = await client.query(WorkbenchNodesDocument, { ids }).toPromise()
    for (const node of data?.nodes ?? []) if (node?.__typename === 'Allocation') rows.push(node)
  }
  const by = new Map(stale.map(({ key, refusal }) => [key, refusal]))
  const next = rows.reduce((now, row) => {
    const refusal = by.get(row.id)
    const facts = refusal?.__typename === 'StaleVersion' ? refusal : null
    return rebased(now, row, { who: facts?.changedBy?.fullName ?? null, when: facts?.changedAt ?? null })
  }, draft)
  return { draft: next, rows }
}
