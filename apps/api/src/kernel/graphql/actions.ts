import { builder } from '../builder.ts'

/** Whether an action may be taken; asked only where it is wanted, when finding out takes a look at the database. */
type Answer = boolean | (() => Promise<boolean>)

/**
 * The type of a `viewerCan`: one boolean an action, each with the sentence that says what it is.
 * The portal draws a button when its action is true, and asks nothing else. In the past nothing can be done.
 */
export function actionsType<Action extends string>(name: string, sentences: Record<Action, string>) {
  const actions = Object.entries(sentences) as [Action, string][]
  return builder.objectRef<Record<Action, Answer>>(name).implement({
    description: 'What the viewer may do to it. The database has the last word.',
    fields: (t) =>
      Object.fromEntries(
        actions.map(([action, description]) => [
          action,
          // Who looks as somebody else does nothing in their name.
          t.boolean({
            description,
            resolve: (may, _args, { viewer, asOf }) =>
              viewer.kind !== 'IMPERSONATION' && asOf === null && told(may[action]),
          }),
        ]),
      ),
  })
}

const told = (answer: Answer) => (typeof answer === 'function' ? answer() : answer)
