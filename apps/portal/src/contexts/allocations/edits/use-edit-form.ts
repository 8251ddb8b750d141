import type { TypedDocumentNode } from '@urql/core'
import { useRef } from 'react'
import type { DefaultValues, FieldValues, Resolver } from 'react-hook-form'
import type { Done } from '../../../graphql/outcome.ts'
import { useVerbForm } from '../../../graphql/use-verb-form.ts'
import { type Conflict, conflictOf } from './conflict.ts'

interface EditFormOptions<Data extends object, Input extends object, Values extends FieldValues> {
  readonly document: TypedDocumentNode<Data, { readonly input: Input }>
  /** What is edited, at the version this person has seen. */
  readonly of: { readonly id: string; readonly version: number }
  readonly defaults: DefaultValues<Values>
  readonly rules: Resolver<Values>
  /** What is sent for what was typed, beside the id and the version. */
  readonly input: (values: Values) => Omit<Input, 'id' | 'expectedVersion' | 'idempotencyKey'>
  readonly onDone: (value: Done<Data[keyof Data]>) => void
}

/** A form that changes something which others may change too: when they were first, `conflict` says what they did. */
export function useEditForm<Data extends object, Input extends object, Values extends FieldValues>(
  options: EditFormOptions<Data, Input, Values>,
) {
  const version = useRef(options.of.version)
  const form = useVerbForm<Data, Input, Values>({
    document: options.document,
    defaults: options.defaults,
    rules: options.rules,
    // The compiler cannot see that what is left out of Input is put in again.
    input: (values) =>
      ({ ...options.input(values), id: options.of.id, expectedVersion: version.current }) as unknown as Input,
    onDone: options.onDone,
  })
  const conflict: Conflict | null = conflictOf(form.refused)
  const saveMine = () => {
    if (!conflict) return
    version.current = conflict.current
    void form.submit()
  }
  return { ...form, conflict, saveMine }
}
