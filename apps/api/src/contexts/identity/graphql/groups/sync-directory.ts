import { builder } from '../../../../kernel/builder.ts'
import { operationFields } from '../../../../kernel/graphql/operation-input.ts'
import { commonRefusals } from '../../../../kernel/graphql/refusal-types.ts'
import { requireAlone } from '../../../../kernel/outside.ts'
import { namedSource } from '../../groups/sync/named-directories.ts'
import { DirectoryNotRead, SyncBraked, SyncPlanChanged } from '../../groups/sync/refusals.ts'
import { previewSync, syncSecurityGroups } from '../../operations/sync-security-groups.ts'
import { NotAttested } from '../../refusals.ts'
import { GroupSyncPreviewType } from './group-sync-preview.ts'
import { SyncedType } from './sync-security-groups.ts'

const directory = 'One of `groupDirectories`, by its name.'

const SyncDirectoryInput = builder.inputType('SyncDirectoryInput', {
  description: 'A directory, and the difference that was looked at.',
  fields: (t) => ({
    ...operationFields(t),
    directory: t.string({ required: true, description: directory }),
    plan: t.string({ required: true, description: 'The difference, as `previewDirectorySync` named it.' }),
    acceptRemovals: t.boolean({ description: 'Goes on though more than a fifth of all synced members would leave.' }),
  }),
})

builder.queryField('previewDirectorySync', (t) =>
  t.field({
    type: GroupSyncPreviewType,
    description:
      'Reads a directory now: what syncing the security groups beneath its base would do. To be asked alone, as its transaction begins after it was read.',
    errors: { types: [...commonRefusals, DirectoryNotRead] },
    args: { directory: t.arg.string({ required: true, description: directory }) },
    resolve: async (_root, { directory: name }, ctx, info) => {
      requireAlone(info)
      return previewSync(ctx, await namedSource(ctx, name))
    },
  }),
)

builder.mutationField('syncDirectory', (t) =>
  t.field({
    type: SyncedType,
    description:
      'Reads a directory again and syncs the security groups beneath its base, by exactly the difference that was looked at, or not at all. To be sent alone.',
    errors: { types: [...commonRefusals, DirectoryNotRead, SyncPlanChanged, SyncBraked, NotAttested] },
    args: {
      input: t.arg({ type: SyncDirectoryInput, required: true, description: 'The directory, and the difference.' }),
    },
    resolve: async (_root, { input: { directory: name, ...wish } }, ctx, info) => {
      requireAlone(info)
      return syncSecurityGroups(ctx, { ...wish, source: await namedSource(ctx, name) })
    },
  }),
)
