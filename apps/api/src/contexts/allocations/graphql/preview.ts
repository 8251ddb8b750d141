import { subtract } from '@tenure/quantities/arithmetic'
import { formatGrouped } from '@tenure/quantities/format'
import { parseQuantity } from '@tenure/quantities/quantity'
import { builder } from '../../../kernel/builder.ts'
import type { Context } from '../../../kernel/context.ts'
import type { Consequence } from '../operations/preview.ts'
import { dayOf } from '../rules/calendar.ts'
import { ProjectReferenceType, projectReference } from './project-reference.ts'
import { resourceTypeRow, theResourceType } from './rows.ts'

const overdrawn = ({ after, drawn }: Consequence) => parseQuantity(drawn) > parseQuantity(after)

/** `AB-12 would go from 5,000 to 4,000 core-hours; 100 is drawn.` */
async function sentence(ctx: Context, row: Consequence): Promise<string> {
  const [{ publicId }, type] = await Promise.all([
    projectReference(ctx, row.projectId),
    resourceTypeRow(ctx, row.resourceTypeId, {}),
  ])
  const [before, after, drawn] = [row.before, row.after, row.drawn].map(parseQuantity) as [
    ReturnType<typeof parseQuantity>,
    ReturnType<typeof parseQuantity>,
    ReturnType<typeof parseQuantity>,
  ]
  const unit = type?.unit ?? ''
  const when = row.at > ctx.now ? `From ${dayOf(row.at)} ` : ''
  const goes =
    before === after
      ? `stay at ${formatGrouped(after)} ${unit}`
      : `go from ${formatGrouped(before)} to ${formatGrouped(after)} ${unit}`
  const rest =
    drawn > after
      ? `${formatGrouped(drawn)} is drawn: it would be overdrawn by ${formatGrouped(subtract(drawn, after))}`
      : `${formatGrouped(drawn)} is drawn`
  return `${when}${publicId} would ${goes}; ${rest}.`
}

export const ConsequenceType = builder.objectRef<Consequence>('Consequence').implement({
  description:
    'What a change would do to one project and resource type. Of a project the viewer may not look into: to what it receives from the changed one.',
  fields: (t) => ({
    project: t.field({
      type: ProjectReferenceType,
      description: 'To whom.',
      resolve: ({ projectId }, _args, ctx) => projectReference(ctx, projectId),
    }),
    resourceType: t.prismaField({
      type: 'ResourceType',
      description: 'Of what.',
      resolve: (query, { resourceTypeId }, _args, ctx) => theResourceType(ctx, resourceTypeId, query),
    }),
    at: t.field({ type: 'DateTime', description: 'When it would take effect.', resolve: ({ at }) => at }),
    before: t.field({
      type: 'Decimal',
      description: 'What it may use without the change.',
      resolve: ({ before }) => before,
    }),
    after: t.field({ type: 'Decimal', description: 'What it may use with it.', resolve: ({ after }) => after }),
    drawn: t.field({ type: 'Decimal', description: 'What is drawn of it.', resolve: ({ drawn }) => drawn }),
    overdrawn: t.boolean({ description: 'Whether more is drawn than would be left.', resolve: overdrawn }),
    sentence: t.string({ description: 'It in words.', resolve: (row, _args, ctx) => sentence(ctx, row) }),
  }),
})

export const ConsequencePreview = builder
  .objectRef<{ readonly consequences: readonly Consequence[] }>('ConsequencePreview')
  .implement({
    description: 'What a change would do, before it is done. Nothing was changed.',
    fields: (t) => ({
      consequences: t.field({
        type: [ConsequenceType],
        description: 'For whom anything would move; nobody else is touched.',
        resolve: ({ consequences }) => [...consequences],
      }),
      warnings: t.stringList({
        description: 'What to think about before doing it.',
        resolve: async ({ consequences }, _args, ctx) => {
          if (consequences.length === 0) return ['Nothing would change for anyone.']
          return Promise.all(consequences.filter(overdrawn).map((row) => sentence(ctx, row)))
        },
      }),
    }),
  })
