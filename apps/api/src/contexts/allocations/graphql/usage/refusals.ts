import { formatFixed } from '@tenure/quantities/format'
import { builder } from '../../../../kernel/builder.ts'
import { RefusalInterface } from '../../../../kernel/graphql/refusal-types.ts'
import { CapPassed, UsageUnreadable, UseNotCovered } from '../../refusals/usage.ts'

const interfaces = [RefusalInterface]

builder.objectType(CapPassed, {
  name: 'CapPassed',
  description: 'One person would use more than their cap in the project.',
  interfaces,
  fields: (t) => ({
    username: t.exposeString('username', { description: 'Who.' }),
    cap: t.field({ type: 'Decimal', description: 'What they may use.', resolve: ({ cap }) => formatFixed(cap) }),
    used: t.field({
      type: 'Decimal',
      description: 'What they would have used with this.',
      resolve: ({ used }) => formatFixed(used),
    }),
  }),
})

builder.objectType(UseNotCovered, {
  name: 'UseNotCovered',
  description: 'Not all of it can be paid, and the limits were to hold.',
  interfaces,
  fields: (t) => ({
    overdrawn: t.field({
      type: 'Decimal',
      description: 'What would be overdrawn.',
      resolve: ({ overdrawn }) => formatFixed(overdrawn),
    }),
    uncharged: t.field({
      type: 'Decimal',
      description: 'What nobody could pay.',
      resolve: ({ uncharged }) => formatFixed(uncharged),
    }),
  }),
})

interface Problem {
  readonly line: number
  readonly message: string
}

const ProblemType = builder.objectRef<Problem>('UsageProblem').implement({
  description: 'A record or line that can’t be taken, and why.',
  fields: (t) => ({
    line: t.exposeInt('line', { description: 'Where it stands, from 1.' }),
    message: t.exposeString('message', { description: 'Why.' }),
  }),
})

builder.objectType(UsageUnreadable, {
  name: 'UsageUnreadable',
  description: 'Records can’t be taken. Nothing was recorded.',
  interfaces,
  fields: (t) => ({
    problems: t.field({
      type: [ProblemType],
      description: 'Which, and why.',
      resolve: ({ problems }) => [...problems],
    }),
  }),
})
