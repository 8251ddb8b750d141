/** What one request may ask for. Each refusal of these names the limit and the way to stay below it. docs/api.md lists them. */
export const limits = {
  /** The most rows of one page, and the most ids asked for at once. */
  page: 200,
  defaultPage: 50,
  /** The most objects one operation may answer with, lists multiplied by their page sizes. */
  nodes: 500_000,
  /** How many objects a list counts as whose length nothing says. */
  unknownList: 10,
  /** Fields within fields. */
  depth: 16,
  /** Fields in all, each fragment counted where it is spread. */
  fields: 1_000,
  aliases: 40,
  /** How often one field of Query or Mutation may be asked for in one operation. */
  rootRepeats: 20,
  /** Lexical tokens of one document. */
  tokens: 6_000,
  /** Objects and lists within one another in the variables. */
  variablesDepth: 12,
  /** Single values in the variables. */
  variablesValues: 20_000,
  bodyBytes: 1_000_000,
} as const

/** What the door holds at once, whatever comes. */
export const queues = {
  /** Requests that wait for a connection, for each connection there is; further ones are told to come back. */
  waitingPerConnection: 10,
  /** The longest a request waits for a connection, in milliseconds. */
  connectionMs: 5_000,
  /** Sign-ins that wait to have their password hashed. */
  passwords: 40,
} as const
