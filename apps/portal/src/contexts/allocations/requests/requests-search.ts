import type { AllocationRequestFilter } from '../../../graphql/generated/requests-page.ts'
import { requestKindWords, requestStateWords } from './request-words.ts'

/** What the address of the list says. */
export interface RequestsSearch {
  readonly search?: string
  readonly state?: keyof typeof requestStateWords
  readonly kind?: keyof typeof requestKindWords
  readonly type?: string
  /** Of all, those that wait for the viewer's word, or that the viewer asked. */
  readonly mine?: 'waiting' | 'asked'
}

const states = Object.keys(requestStateWords) as (keyof typeof requestStateWords)[]
const kinds = Object.keys(requestKindWords) as (keyof typeof requestKindWords)[]
const whose = ['waiting', 'asked'] as const

/** Reads an address; what makes no sense in it falls out. */
export function readRequestsSearch(raw: Record<string, unknown>): RequestsSearch {
  const text = (value: unknown) => (typeof value === 'string' && value !== '' ? value : undefined)
  const found = {
    search: text(raw['search']),
    state: states.find((state) => state === raw['state']),
    kind: kinds.find((kind) => kind === raw['kind']),
    type: text(raw['type']),
    mine: whose.find((one) => one === raw['mine']),
  }
  return Object.fromEntries(Object.entries(found).filter(([, value]) => value !== undefined))
}

/** What the API is asked for. */
export const requestFilter = ({ search, state, kind, type, mine }: RequestsSearch): AllocationRequestFilter => ({
  search: search ?? null,
  states: state ? [state] : null,
  kind: kind ?? null,
  resourceTypeId: type ?? null,
  askedByMe: mine === 'asked',
  waitingOnMe: mine === 'waiting',
})
