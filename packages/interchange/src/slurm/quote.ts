/**
 * A value between quotes as Slurm's loader takes it. The loader removes backslashes before it looks for quotes, so a
 * quote can't be escaped: text that has both kinds gets a typographic apostrophe. `#` would begin a comment.
 */
export function quoteSlurm(text: string): string {
  const line = text.replace(/[\p{Cc}\u2028\u2029]+/gu, ' ').trim()
  const safe = line.includes("'") && line.includes('"') ? line.replaceAll("'", '\u2019') : line
  const escaped = safe.replace(/[\\#]/g, (character) => `\\${character}`)
  return escaped.includes("'") ? `"${escaped}"` : `'${escaped}'`
}

/** A name Slurm can keep: lower case letters, digits, `_`, `-` and `.`. */
export const slurmName = (name: string): string =>
  name
    .toLowerCase()
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .replace(/[^a-z0-9_.-]+/g, '_')

/** A name that stands in Slurm's commands without quotes, whoever gave it. */
export const isPlainName = (name: string): boolean => /^[A-Za-z0-9_.@+-]+$/.test(name)

/** A username that stands in Slurm's lists and commands without quotes; `root` is Slurm's own. */
export const isSlurmUser = (name: string): boolean =>
  /^[A-Za-z0-9_][A-Za-z0-9_.@+-]{0,254}$/.test(name) && name.toLowerCase() !== 'root'
