/** The embedded server could not do what was asked; the message is a sentence for the person, with what to do. */
export class EmbeddedError extends Error {
  override readonly name = 'EmbeddedError'
}
