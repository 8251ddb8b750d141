import type { TypedDocumentNode } from '@urql/core'
import { type DefaultValues, type FieldPath, type FieldValues, type Resolver, useForm } from 'react-hook-form'
import type { Done } from './outcome.ts'
import { useVerb } from './use-verb.ts'

interface VerbFormOptions<Data extends object, Input extends object, Values extends FieldValues> {
  readonly document: TypedDocumentNode<Data, { readonly input: Input }>
  /** The form as it opens; every value is text. */
  readonly defaults: DefaultValues<Values>
  /** From `formRules` of the kit. */
  readonly rules: Resolver<Values>
  /** What is sent for what was typed. */
  readonly input: (values: Values) => Input
  readonly onDone: (value: Done<Data[keyof Data]>) => void
}

/** A form for one mutation. A refusal that names a field of the form stands under that field; any other is for the form to show. */
export function useVerbForm<Data extends object, Input extends object, Values extends FieldValues>(
  options: VerbFormOptions<Data, Input, Values>,
) {
  const { run, isPending, outcome } = useVerb(options.document)
  const { control, formState, handleSubmit, setError, setValue, watch } = useForm<Values>({
    defaultValues: options.defaults,
    resolver: options.rules,
  })

  const send = async (values: Values) => {
    const came = await run(options.input(values))
    if (came.kind === 'done') return options.onDone(came.value)
    const field = came.kind === 'refused' ? fieldOf(came.refusal, values) : undefined
    if (field) setError(field as FieldPath<Values>, { message: came.message }, { shouldFocus: true })
    else setError('root', { message: came.message })
  }

  return {
    control,
    /** The values as typed, for a preview of what they would change. */
    watch,
    /** Fills a field by another way than typing: a button that knows a likely value. */
    fill: setValue,
    isPending,
    submit: handleSubmit(send),
    /** The whole refusal, for forms that offer more than its sentence: the other person's values, the way out. */
    refused: outcome?.kind === 'refused' ? outcome.refusal : undefined,
    /** The sentence that belongs to no field. */
    refusal: formState.errors.root?.message,
  }
}

function fieldOf(refusal: unknown, values: FieldValues): string | undefined {
  const named: unknown = typeof refusal === 'object' && refusal !== null && 'field' in refusal ? refusal.field : null
  const last: unknown = Array.isArray(named) ? named.at(-1) : undefined
  return typeof last === 'string' && last in values ? last : undefined
}
