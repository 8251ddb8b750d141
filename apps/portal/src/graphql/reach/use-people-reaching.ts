import type { PeopleReachingFragment } from '../generated/people-reaching.ts'
import { type PersonReachingFilter, WhoReachesDocument, type WhoReachesQuery } from '../generated/who-reaches.ts'
import { usePages } from '../use-pages.ts'

/** A person who reaches something, with their ways. */
export type PersonReaching = PeopleReachingFragment['edges'][number]['node']

/** The page of people in an answer; null where the viewer may not ask. */
export const peopleIn = ({ node }: WhoReachesQuery): PeopleReachingFragment | null =>
  node && 'reachableBy' in node ? node.reachableBy : null

/** Who reaches a project or a data share, page by page. */
export function usePeopleReaching(id: string, filter: PersonReachingFilter) {
  return usePages({ document: WhoReachesDocument, variables: { id, filter }, connection: peopleIn })
}
