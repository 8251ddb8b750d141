import { builder } from '../builder.ts'
import { version } from '../version.ts'

const ServerInfo = builder.objectRef<{ now: Date }>('ServerInfo').implement({
  description: 'What answers.',
  fields: (t) => ({
    version: t.string({ description: 'The version of Tenure.', resolve: () => version }),
    now: t.expose('now', { type: 'DateTime', description: 'The time of this request, as the database knows it.' }),
  }),
})

builder.queryField('serverInfo', (t) =>
  t.field({
    type: ServerInfo,
    description: 'What answers, and its time.',
    resolve: (_root, _args, { now }) => ({ now }),
  }),
)
