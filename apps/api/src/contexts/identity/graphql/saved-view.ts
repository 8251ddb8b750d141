import { builder } from '../../../kernel/builder.ts'
import { actionsType } from '../../../kernel/graphql/actions.ts'
import { nodeKey } from '../../../kernel/keys.ts'
import { mayDeleteView, mayEditView } from '../operations/saved-view.ts'

const SavedViewActions = actionsType('SavedViewActions', {
  edit: 'Rename it, arrange it anew, share it or keep it to oneself.',
  delete: 'Take it away.',
})

export const SavedViewRef = builder.prismaNode('SavedView', {
  nullable: true,
  id: { resolve: ({ id }) => id },
  findUnique: nodeKey,
  fields: (t) => ({
    page: t.exposeString('page', { description: 'The page it belongs to, as its address begins: `audit`.' }),
    name: t.exposeString('name', { description: 'Its name.' }),
    address: t.exposeString('address', {
      description: 'The query of the page’s address, without its question mark: filters, order, columns.',
    }),
    isShared: t.exposeBoolean('isShared', { description: 'Whether everybody of the tenant finds it.' }),
    owner: t.relation('user', { description: 'Who made it.' }),
    version: t.exposeInt('version', { description: 'Counts every change.' }),
    viewerCan: t.field({
      type: SavedViewActions,
      description: 'What the viewer may do to it.',
      resolve: (view, _args, ctx) => ({ edit: mayEditView(ctx, view), delete: mayDeleteView(ctx, view) }),
    }),
  }),
})

builder.queryField('savedViews', (t) =>
  t.prismaField({
    type: [SavedViewRef],
    description:
      'The views of a page: the viewer’s own and those that others share, by name. A token sees the shared ones.',
    args: { page: t.arg.string({ required: true, description: 'The page, as its address begins: `audit`.' }) },
    resolve: (query, _root, { page }, ctx) =>
      ctx.tx.savedView.findMany({
        ...query,
        where: { tenantId: ctx.viewer.tenantId, page },
        orderBy: [{ name: 'asc' }, { id: 'asc' }],
        take: 200,
      }),
  }),
)
