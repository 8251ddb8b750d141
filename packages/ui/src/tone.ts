/** What a colour stands for. It never stands alone: a word or a mark says the same. */
export type Tone = 'neutral' | 'accent' | 'warn' | 'bad' | 'violet' | 'blue'

/** The colour itself, for what is drawn. */
export const toneColour: Readonly<Record<Tone, string>> = {
  neutral: 'var(--dim)',
  accent: 'var(--accent)',
  warn: 'var(--warn)',
  bad: 'var(--bad)',
  violet: 'var(--violet)',
  blue: 'var(--blue)',
}
