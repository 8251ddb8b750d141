/** The environment of a program that a test starts: ours, with its own variables. */
export const environmentWith = (own: Record<string, string>): NodeJS.ProcessEnv => ({ ...process.env, ...own })

/** Whether the table of who may what is written anew rather than held to. */
export const writesWhoMay = process.env['WHO_MAY'] === 'write'
