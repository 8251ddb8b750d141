import { builder } from '../../../../kernel/builder.ts'
import { operationFields } from '../../../../kernel/graphql/operation-input.ts'
import { commonRefusals } from '../../../../kernel/graphql/refusal-types.ts'
import { MembershipsUnreadable, SyncBraked, SyncPlanChanged } from '../../groups/sync/refusals.ts'
import { sentMemberships } from '../../groups/sync/sent-memberships.ts'
import { previewSync, syncSecurityGroups, type Synced } from '../../operations/sync-security-groups.ts'
import { NotAttested } from '../../refusals.ts'
import { GroupSyncPreviewType } from './group-sync-preview.ts'

const file = {
  fileName: 'What the file is called: kept with the reason in the audit log.',
  text: 'CSV with the columns group and member (docs/import.md), up to what a request may hold.',
} as const

const SyncInput = builder.inputType('SyncSecurityGroupsInput', {
  description: 'A file of memberships, and the difference that was looked at.',
  fields: (t) => ({
    ...operationFields(t),
    fileName: t.string({ required: true, description: file.fileName }),
    text: t.string({ required: true, description: file.text }),
    plan: t.string({ required: true, description: 'The difference, as `previewGroupSync` named it.' }),
    acceptRemovals: t.boolean({ description: 'Goes on though more than a fifth of all synced members would leave.' }),
  }),
})

/** What a sync did, wherever it read. */
export const SyncedType = builder.objectRef<Synced>('SecurityGroupsSynced').implement({
  description: 'What a sync of security groups did.',
  fields: (t) => ({
    joined: t.exposeInt('joined', { description: 'How many memberships came.' }),
    left: t.exposeInt('left', { description: 'How many went.' }),
  }),
})

builder.queryField('previewGroupSync', (t) =>
  t.field({
    type: GroupSyncPreviewType,
    description:
      'What syncing the security groups that a file names would do: who joins, who leaves, and what that opens and closes.',
    errors: { types: [...commonRefusals, MembershipsUnreadable] },
    args: {
      fileName: t.arg.string({ required: true, description: file.fileName }),
      text: t.arg.string({ required: true, description: file.text }),
    },
    resolve: async (_root, sent, ctx) => previewSync(ctx, await sentMemberships(ctx, sent)),
  }),
)

builder.mutationField('syncSecurityGroups', (t) =>
  t.field({
    type: SyncedType,
    description:
      'Syncs the security groups that a file names, by exactly the difference that was looked at, or not at all.',
    errors: { types: [...commonRefusals, MembershipsUnreadable, SyncPlanChanged, SyncBraked, NotAttested] },
    args: { input: t.arg({ type: SyncInput, required: true, description: 'The file, and the difference.' }) },
    resolve: async (_root, { input: { fileName, text, ...wish } }, ctx) =>
      syncSecurityGroups(ctx, { ...wish, source: await sentMemberships(ctx, { fileName, text }) }),
  }),
)
