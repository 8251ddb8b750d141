import { builder } from '../builder.ts'

/**
 * The type of a `viewerCan`: one boolean an action, each with the sentence that says what it is.
 * The portal draws a button when its action is true, and asks nothing else. In the past nothing can be done.
 */
export function actionsType<Action extends string>(name: string, sentences: Record<Action, string>) {
  const actions = Object.entries(sentences) as [Action, string][]
  return builder.objectRef<Record<Action, boolean>>(name).implement({
    description: 'What the viewer may do to it. The database has the last word.',
    fields: (t) =>
      Object.fromEntries(
        actions.map(([action, description]) => [
          action,
          t.boolean({ description, resolve: (may, _args, ctx) => ctx.asOf === null && may[action] }),
        ]),
      ),
  })
}
