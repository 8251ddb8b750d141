/** The environment of a program that a test starts: ours, with its own variables. */
export const environmentWith = (own: Record<string, string>): NodeJS.ProcessEnv => ({ ...process.env, ...own })
