import { builder } from '../../../kernel/builder.ts'
import { FieldChangeType } from '../../../kernel/graphql/refusal-types.ts'
import { nameInSql, nameOf } from './names.ts'

const described =
  'Where the field refers to a person, group, team, role, project or resource type that the viewer may see'

builder.objectField(FieldChangeType, 'beforeName', (t) =>
  t.string({
    nullable: true,
    description: `${described}: its name before.`,
    extensions: nameInSql(({ x }) => `${x}.change ->> 'before'`),
    resolve: ({ before }, _args, ctx) => nameOf(ctx, before),
  }),
)

builder.objectField(FieldChangeType, 'afterName', (t) =>
  t.string({
    nullable: true,
    description: `${described}: its name after.`,
    extensions: nameInSql(({ x }) => `${x}.change ->> 'after'`),
    resolve: ({ after }, _args, ctx) => nameOf(ctx, after),
  }),
)
