import { builder } from '../../../kernel/builder.ts'
import { RefusalInterface } from '../../../kernel/graphql/refusal-types.ts'
import {
  BeyondOwnRights,
  LastKeeper,
  NotAttested,
  type PartHeld,
  PersonArchived,
  PersonHoldsParts,
  PersonKnownAlready,
  RoleHeldAlready,
  RoleInUse,
  RoleNamedByRules,
  RoleNameTaken,
  SystemRoleFixed,
  TeamInUse,
  TeamNameTaken,
  UnknownPermissions,
} from '../refusals.ts'

const interfaces = [RefusalInterface]
const Part = builder.enumType('ProjectPart', {
  description: 'A part in a project that it would be left without.',
  values: {
    PI: { description: 'Whose project it is.' },
    RESOURCE_MANAGER: { description: 'The only one who manages its resources.' },
    DATA_STEWARD: { description: 'Keeps its data, or a data share of it.' },
  } as const,
})
const PartHeldType = builder.objectRef<PartHeld>('PartHeld').implement({
  description: 'A part that a person has in a project.',
  fields: (t) => ({
    part: t.field({ type: Part, description: 'Which part.', resolve: ({ part }) => part }),
    publicId: t.exposeString('publicId', { description: 'The project’s public id.' }),
    name: t.exposeString('name', { description: 'The project’s name.' }),
  }),
})

builder.objectType(PersonKnownAlready, {
  name: 'PersonKnownAlready',
  description: 'The username or address belongs to somebody here already, perhaps an archived person.',
  interfaces,
})
builder.objectType(PersonArchived, {
  name: 'PersonArchived',
  description: 'An archived person changes no more.',
  interfaces,
})
builder.objectType(PersonHoldsParts, {
  name: 'PersonHoldsParts',
  description: 'Living projects need the person still.',
  interfaces,
  fields: (t) => ({
    parts: t.field({ type: [PartHeldType], description: 'As what, and which.', resolve: ({ parts }) => [...parts] }),
  }),
})
builder.objectType(LastKeeper, {
  name: 'LastKeeper',
  description: 'Nobody would be left who can give rights: an active person with role:update by a grant without an end.',
  interfaces,
})
builder.objectType(BeyondOwnRights, {
  name: 'BeyondOwnRights',
  description: 'Nobody gives, or takes on, a permission they do not hold themselves.',
  interfaces,
  fields: (t) => ({
    permissions: t.stringList({
      description: 'Those that are missing, where they may be told.',
      resolve: ({ permissions }) => [...permissions],
    }),
  }),
})
builder.objectType(NotAttested, {
  name: 'NotAttested',
  description: 'Export control binds the tenant, and the person has no attestation that holds.',
  interfaces,
})
builder.objectType(SystemRoleFixed, {
  name: 'SystemRoleFixed',
  description: 'The system’s roles are the same in every tenant, and can’t be changed.',
  interfaces,
})
builder.objectType(RoleNameTaken, {
  name: 'RoleNameTaken',
  description: 'Another role has this name.',
  interfaces,
})
builder.objectType(RoleInUse, {
  name: 'RoleInUse',
  description: 'People hold the role still.',
  interfaces,
  fields: (t) => ({
    holders: t.exposeInt('holders', { description: 'How many, whose grants have ended counted.' }),
  }),
})
builder.objectType(RoleNamedByRules, {
  name: 'RoleNamedByRules',
  description: 'Approval rules in force let the role approve.',
  interfaces,
  fields: (t) => ({
    rules: t.stringList({ description: 'Their names.', resolve: ({ rules }) => [...rules] }),
  }),
})
builder.objectType(RoleHeldAlready, {
  name: 'RoleHeldAlready',
  description: 'The person holds the role already.',
  interfaces,
})
builder.objectType(UnknownPermissions, {
  name: 'UnknownPermissions',
  description: 'What no permission of the catalogue is.',
  interfaces,
  fields: (t) => ({
    unknown: t.stringList({ description: 'Those that are none.', resolve: ({ unknown }) => [...unknown] }),
  }),
})
builder.objectType(TeamNameTaken, {
  name: 'TeamNameTaken',
  description: 'Another team has this name.',
  interfaces,
})
builder.objectType(TeamInUse, {
  name: 'TeamInUse',
  description: 'Projects belong to the team still.',
  interfaces,
  fields: (t) => ({ projects: t.exposeInt('projects', { description: 'How many, archived ones counted.' }) }),
})
