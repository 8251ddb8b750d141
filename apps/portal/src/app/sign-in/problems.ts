/** Why signing in by a provider came to nothing, in words. */
export const problems = {
  PROVIDER_UNREACHABLE:
    'Your organisation’s sign-in could not be reached. Try again in a while, or sign in another way.',
  NO_PROVIDER: 'This way of signing in is no longer offered. Choose another.',
  PROVIDER_ATTEMPT_OVER: 'That took too long, or began in another window. Begin again here.',
  PROVIDER_REFUSED: 'Your organisation’s sign-in did not let you through. Try again, or ask who keeps it.',
  NOT_KNOWN_HERE: 'You are signed in there, but have no account here. Ask an administrator to make you one.',
  NOT_ATTESTED:
    'Export control (ITAR) binds this institution, and you have no attestation that holds. Ask an administrator of it to attest you, then sign in again.',
} as const

export type Problem = keyof typeof problems

export const isProblem = (word: unknown): word is Problem => typeof word === 'string' && Object.hasOwn(problems, word)
