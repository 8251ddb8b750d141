import type { ObjectRef } from '@pothos/core'
import type { builder } from '../../../kernel/builder.ts'

type Types = typeof builder extends PothosSchemaTypes.SchemaBuilder<infer T> ? T : never

/** A type that a past or a trail can be hung on: any whose rows bear their own id. */
export type Attachable = ObjectRef<Types, { readonly id: string }>
