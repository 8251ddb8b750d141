import { builder } from '../../../kernel/builder.ts'
import { RefusalInterface } from '../../../kernel/graphql/refusal-types.ts'
import {
  IdentityProviderNameTaken,
  ProofNeeded,
  UnknownRoles,
  SavedViewNameTaken,
  TokenAlreadyShown,
  TokenExpiryOutOfRange,
  UnknownScopes,
} from '../refusals.ts'

builder.objectType(UnknownScopes, {
  name: 'UnknownScopes',
  description: 'A scope that no permission of the catalogue is, or none at all.',
  interfaces: [RefusalInterface],
  fields: (t) => ({
    unknown: t.stringList({ description: 'The scopes that are none.', resolve: ({ unknown }) => [...unknown] }),
  }),
})
builder.objectType(TokenExpiryOutOfRange, {
  name: 'TokenExpiryOutOfRange',
  description: 'A token ends after now and within a year.',
  interfaces: [RefusalInterface],
  fields: (t) => ({
    latest: t.field({ type: 'DateTime', description: 'The latest that is allowed.', resolve: ({ latest }) => latest }),
  }),
})
builder.objectType(TokenAlreadyShown, {
  name: 'TokenAlreadyShown',
  description: 'The token was made by this very request before; its secret is told only once.',
  interfaces: [RefusalInterface],
})
builder.objectType(ProofNeeded, {
  name: 'ProofNeeded',
  description:
    'Asked of who has proved who they are within ten minutes, by password or second factor: prove it and ask again.',
  interfaces: [RefusalInterface],
})
builder.objectType(SavedViewNameTaken, {
  name: 'SavedViewNameTaken',
  description: 'The viewer has a view of this page by that name already.',
  interfaces: [RefusalInterface],
  fields: (t) => ({ taken: t.exposeString('taken', { description: 'The name.' }) }),
})
builder.objectType(UnknownRoles, {
  name: 'UnknownRoles',
  description: 'A rule names a role that is not there.',
  interfaces: [RefusalInterface],
  fields: (t) => ({
    unknown: t.stringList({ description: 'The names that are none.', resolve: ({ unknown }) => [...unknown] }),
  }),
})
builder.objectType(IdentityProviderNameTaken, {
  name: 'IdentityProviderNameTaken',
  description: 'Two providers of one name could not be told apart.',
  interfaces: [RefusalInterface],
  fields: (t) => ({ taken: t.exposeString('taken', { description: 'The name.' }) }),
})
