import { builder } from '../../../../kernel/builder.ts'

export const RequestState = builder.enumType('AllocationRequestState', {
  description: 'Where a request stands.',
  values: {
    DRAFT: { description: 'Being written, seen by its project alone.' },
    SUBMITTED: { description: 'Before those who decide.' },
    IN_REVIEW: { description: 'Being looked at by them.' },
    NEEDS_CHANGES: { description: 'Sent back: who asked mends it and submits it again.' },
    APPROVED: { description: 'Approved, and done.' },
    DECLINED: { description: 'Declined.' },
    WITHDRAWN: { description: 'Taken back by who asked.' },
  } as const,
})

export const RequestKind = builder.enumType('AllocationRequestKind', {
  description: 'What a request asks for.',
  values: {
    NEW: { description: 'A new allocation.' },
    CHANGE: { description: 'Another quantity of an allocation, or a later end.' },
    RENEWAL: { description: 'That an allocation goes on.' },
    DATA_SHARE: { description: 'A data share, carved from an allocation.' },
  } as const,
})

export const QuestionKind = builder.enumType('QuestionKind', {
  description: 'What an answer to a question is.',
  values: {
    TEXT: { description: 'Any text.' },
    NUMBER: { description: 'A decimal number.' },
    CHOICE: { description: 'One of the choices.' },
    YES_NO: { description: '`YES` or `NO`.' },
  } as const,
})

export const Approver = builder.enumType('Approver', {
  description: 'Who approves under a rule.',
  values: {
    ROLE: { description: 'Whoever holds a role.' },
    PEOPLE: { description: 'People it names.' },
    PROJECT_PI: { description: 'The PI of the project that asks.' },
  } as const,
})
