import { builder } from '../../../kernel/builder.ts'

/** The global id of what is no more. */
export interface Deleted {
  readonly deletedId: { readonly typename: string; readonly id: string }
}

export const DeletedType = builder.objectRef<Deleted>('Deleted').implement({
  description: 'Something that is no more.',
  fields: (t) => ({
    deletedId: t.globalID({
      description: 'The id it had: good for clearing it from a cache, and for nothing else.',
      resolve: ({ deletedId: { typename, id } }) => ({ type: typename, id }),
    }),
  }),
})
