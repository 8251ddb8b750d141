import { builder } from '../../../../kernel/builder.ts'
import { RefusalInterface } from '../../../../kernel/graphql/refusal-types.ts'
import {
  ExternalSystemIdTaken,
  GroupKeptByDirectory,
  SecurityGroupInUse,
  SecurityGroupNameTaken,
} from '../../groups/refusals.ts'
import {
  DirectoryNotRead,
  MembershipsUnreadable,
  SyncBraked,
  SyncPlanChanged,
  type UnreadableLine,
} from '../../groups/sync/refusals.ts'
import { GroupUseType } from './group-use.ts'

const interfaces = [RefusalInterface]

builder.objectType(SecurityGroupNameTaken, {
  name: 'SecurityGroupNameTaken',
  description: 'Another security group bears this name.',
  interfaces,
})
builder.objectType(ExternalSystemIdTaken, {
  name: 'ExternalSystemIdTaken',
  description: 'Another security group is bound to this name of a directory.',
  interfaces,
})
builder.objectType(GroupKeptByDirectory, {
  name: 'GroupKeptByDirectory',
  description: 'A directory says who is in this security group.',
  interfaces,
  fields: (t) => ({
    externalSystemId: t.exposeString('externalSystemId', { description: 'The directory’s name for it.' }),
  }),
})
builder.objectType(SecurityGroupInUse, {
  name: 'SecurityGroupInUse',
  description: 'A security group that opens something is not deleted.',
  interfaces,
  fields: (t) => ({
    uses: t.field({ type: [GroupUseType], description: 'What it opens.', resolve: ({ uses }) => [...uses] }),
  }),
})

builder.objectType(SyncBraked, {
  name: 'SyncBraked',
  description: 'So many would leave that the source is more likely wrong than the people gone.',
  interfaces,
  fields: (t) => ({ leaving: t.exposeInt('leaving', { description: 'How many would leave.' }) }),
})
builder.objectType(SyncPlanChanged, {
  name: 'SyncPlanChanged',
  description: 'A sync would no longer do what was looked at.',
  interfaces,
})
builder.objectType(DirectoryNotRead, {
  name: 'DirectoryNotRead',
  description: 'A directory could not be read, or not to its end.',
  interfaces,
})
const Line = builder.objectRef<UnreadableLine>('UnreadableLine').implement({
  description: 'A line of a file that could not be taken.',
  fields: (t) => ({
    line: t.exposeInt('line', { description: 'Counted from 1; 0 for the file as a whole.' }),
    message: t.exposeString('message', { description: 'What is wrong with it.' }),
  }),
})
builder.objectType(MembershipsUnreadable, {
  name: 'MembershipsUnreadable',
  description: 'Lines of a file of memberships could not be taken.',
  interfaces,
  fields: (t) => ({
    lines: t.field({ type: [Line], description: 'Which, and why.', resolve: ({ lines }) => [...lines] }),
  }),
})
