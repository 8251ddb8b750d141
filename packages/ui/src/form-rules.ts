import type { FieldErrors, FieldValues, Resolver } from 'react-hook-form'
import { type BaseIssue, type GenericSchema, getDotPath, safeParse } from 'valibot'

/**
 * What a form must hold before it is sent, as a valibot schema; each field shows the first sentence that is wrong about it.
 * The schema only checks: what is sent is what was typed.
 * @param schema of the form's values, all text
 */
export function formRules<Values extends FieldValues>(schema: GenericSchema<Values>): Resolver<Values> {
  return (values) => {
    const result = safeParse(schema, values)
    return result.success ? { values, errors: {} } : { values: {}, errors: errorsOf<Values>(result.issues) }
  }
}

function errorsOf<Values extends FieldValues>(issues: readonly BaseIssue<unknown>[]): FieldErrors<Values> {
  const errors: Record<string, { type: string; message: string }> = {}
  for (const issue of issues) errors[getDotPath(issue) ?? 'root'] ??= { type: issue.type, message: issue.message }
  // Keyed by the schema's own paths, which are the form's.
  return errors as FieldErrors<Values>
}
