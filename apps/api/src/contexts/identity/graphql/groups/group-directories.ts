import type { NamedDirectory } from '@tenure/directory/configured'
import { builder } from '../../../../kernel/builder.ts'
import { commonRefusals } from '../../../../kernel/graphql/refusal-types.ts'
import { namedDirectories } from '../../groups/sync/named-directories.ts'
import { DirectoryNotRead } from '../../groups/sync/refusals.ts'

const DirectoryType = builder.objectRef<NamedDirectory>('GroupDirectory').implement({
  description: 'A directory that says who is in the groups beneath its base, as whoever runs Tenure named it.',
  fields: (t) => ({
    name: t.exposeString('name', { description: 'What it is called here.' }),
    address: t.exposeString('address', { description: 'Where it is: ldaps://host.' }),
    baseDn: t.exposeString('baseDn', { description: 'Groups bound to a name beneath it are its.' }),
  }),
})

const Directories = builder.objectRef<readonly NamedDirectory[]>('GroupDirectories').implement({
  description: 'The directories that groups are synced with.',
  fields: (t) => ({
    directories: t.field({
      type: [DirectoryType],
      description: 'Each, by its name.',
      resolve: (all) => all.toSorted((a, b) => a.name.localeCompare(b.name)),
    }),
  }),
})

builder.queryField('groupDirectories', (t) =>
  t.field({
    type: Directories,
    description: 'The directories that this institution’s groups are synced with. Whoever runs Tenure names them.',
    errors: { types: [...commonRefusals, DirectoryNotRead] },
    resolve: (_root, _args, ctx) => namedDirectories(ctx),
  }),
)
