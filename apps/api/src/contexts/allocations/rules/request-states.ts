/** Where a request stands. The database holds the same way (law/request-guard.sql). */
export const requestStates = [
  'DRAFT',
  'SUBMITTED',
  'IN_REVIEW',
  'NEEDS_CHANGES',
  'APPROVED',
  'DECLINED',
  'WITHDRAWN',
] as const
export type RequestState = (typeof requestStates)[number]

export const requestKinds = ['NEW', 'CHANGE', 'RENEWAL', 'DATA_SHARE'] as const
export type RequestKind = (typeof requestKinds)[number]

/** What is done to a request, each by one side. */
export const requestSteps = ['SUBMIT', 'WITHDRAW', 'REVIEW', 'RETURN', 'DECLINE', 'APPROVE'] as const
export type RequestStep = (typeof requestSteps)[number]

interface Way {
  readonly from: readonly RequestState[]
  readonly to: RequestState
  readonly by: 'ASKER' | 'DECIDER'
}

/** R1. The whole way of a request. */
export const way: Readonly<Record<RequestStep, Way>> = {
  SUBMIT: { from: ['DRAFT', 'NEEDS_CHANGES'], to: 'SUBMITTED', by: 'ASKER' },
  WITHDRAW: { from: ['DRAFT', 'SUBMITTED', 'IN_REVIEW', 'NEEDS_CHANGES'], to: 'WITHDRAWN', by: 'ASKER' },
  REVIEW: { from: ['SUBMITTED'], to: 'IN_REVIEW', by: 'DECIDER' },
  RETURN: { from: ['IN_REVIEW'], to: 'NEEDS_CHANGES', by: 'DECIDER' },
  DECLINE: { from: ['IN_REVIEW'], to: 'DECLINED', by: 'DECIDER' },
  APPROVE: { from: ['IN_REVIEW'], to: 'APPROVED', by: 'DECIDER' },
}

/** Where a step leads from here; null where it may not be taken. */
export function after(state: RequestState, step: RequestStep): RequestState | null {
  const { from, to } = way[step]
  return from.includes(state) ? to : null
}

/** Whether nothing follows any more. */
export const isOver = (state: RequestState): boolean => requestSteps.every((step) => after(state, step) === null)
/** Whether what was asked may still be changed by who asks. */
export const isEditable = (state: RequestState): boolean => state === 'DRAFT' || state === 'NEEDS_CHANGES'
/** Whether it waits for those who decide. */
export const isBeforeDeciders = (state: RequestState): boolean => state === 'SUBMITTED' || state === 'IN_REVIEW'
