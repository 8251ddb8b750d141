/** Thrown where an operation is the ordinary executor's, whoever asks. Never seen by a caller. */
export class NotCompiled extends Error {
  override name = 'NotCompiled'
}

/** The same where it depends on who asks, or on what they sent. */
export class NotForThem extends Error {
  override name = 'NotForThem'
}
