import { builder } from '../../../../kernel/builder.ts'
import { RefusalInterface } from '../../../../kernel/graphql/refusal-types.ts'
import {
  ExternalSystemIdTaken,
  GroupKeptByDirectory,
  SecurityGroupInUse,
  SecurityGroupNameTaken,
} from '../../groups/refusals.ts'
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
