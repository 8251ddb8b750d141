/** The environment of a program that a test starts: ours, with its own variables. */
export const environmentWith = (own: Record<string, string>): NodeJS.ProcessEnv => ({ ...process.env, ...own })

/** Whether the table of who may what is written anew rather than held to. */
export const writesWhoMay = process.env['WHO_MAY'] === 'write'

/** How often each race is run: some rounds in the suite, a thousand where somebody asks for them (RACES=1000). */
export const raceRounds = Number(process.env['RACES'] ?? 8)
