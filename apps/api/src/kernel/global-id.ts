import { GraphQLError } from 'graphql'

const form = /^([A-Z][A-Za-z]*):([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})$/

/** Reads a global id: a type and a UUID in base64. Anything else is refused here, before it reaches the database as what it is not. */
export function decodeGlobalID(id: string): { typename: string; id: string } {
  const [, typename, uuid] = form.exec(Buffer.from(id, 'base64').toString()) ?? []
  if (!typename || !uuid)
    throw new GraphQLError('This is not an id that Tenure gave. Use ids as they were answered.', {
      extensions: { code: 'BAD_USER_INPUT' },
    })
  return { typename, id: uuid }
}
