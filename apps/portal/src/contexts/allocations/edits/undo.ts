import { notify } from '@tenure/ui/toast-queue'
import type { Outcome } from '../../../graphql/outcome.ts'

/**
 * Takes a change back, and says what came of it.
 * @param run of `useVerb`; it works on after its form has gone
 * @param input that undoes: with the version the change gave, so that a later change by others is not taken back too
 * @param title what to say when it is done: 'Resized back to 1,000'
 */
export async function undo<Input, Result>(
  run: (input: Input) => Promise<Outcome<Result>>,
  input: Input,
  title: string,
): Promise<void> {
  const came = await run(input)
  if (came.kind === 'done') notify({ title })
  else notify({ tone: 'bad', title: 'It could not be undone', detail: came.message })
}
