import { v7 } from 'uuid'

/** A new id: a UUIDv7, so that rows made together lie together. */
export const newId = (): string => v7()
