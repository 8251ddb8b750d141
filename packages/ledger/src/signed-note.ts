import { isSignedBy, keyId, type PublicKey, type SigningKey } from './signing-key.ts'

/** A text with signatures below it (C2SP signed-note). */
export interface SignedNote {
  /** Lines, each with its end. */
  readonly text: string
  readonly signatures: readonly NoteSignature[]
}

interface NoteSignature {
  readonly name: string
  readonly keyId: Uint8Array
  readonly signature: Uint8Array
}

// A dash longer than any a keyboard has begins the line of a signature.
const line = /^\u2014 ([^\s+]+) ([A-Za-z0-9+/]+={0,2})$/u
// Control characters but the end of a line, and halves of surrogate pairs, have no place in a note.
// oxlint-disable-next-line no-control-regex
const unsayable = /[\u0000-\u0009\u000b-\u001f\ud800-\udfff]/u

/** Signs a text under a name. @param text lines, the last with its end too  @throws TypeError when it is no note's text */
export function signNote(text: string, keys: readonly { readonly name: string; readonly key: SigningKey }[]): string {
  if (!text.endsWith('\n') || unsayable.test(text))
    throw new TypeError('A note is made of lines, each with its end, without control characters.')
  const signatures = keys.map(({ name, key }) => {
    if (!/^[^\s+]+$/u.test(name)) throw new TypeError(`"${name}" can’t name a key: no space, no plus.`)
    const bytes = Buffer.concat([keyId(name, key.publicKey), key.sign(Buffer.from(text))])
    return `\u2014 ${name} ${bytes.toString('base64')}\n`
  })
  return `${text}\n${signatures.join('')}`
}

/** Reads a note; undefined when it is none. Nothing is verified yet. */
export function readNote(note: string): SignedNote | undefined {
  const gap = note.lastIndexOf('\n\n')
  if (gap < 0 || unsayable.test(note) || !note.endsWith('\n')) return undefined
  const signatures = note
    .slice(gap + 2, -1)
    .split('\n')
    .map((written) => {
      const [, name, encoded] = line.exec(written) ?? []
      const bytes = Buffer.from(encoded ?? '', 'base64')
      if (!name || bytes.length < 5) return undefined
      return { name, keyId: bytes.subarray(0, 4), signature: bytes.subarray(4) }
    })
  if (!signatures.every((signature) => signature !== undefined)) return undefined
  return { text: note.slice(0, gap + 1), signatures }
}

/** Which of these keys signed the note under this name. */
export function signersOf(
  { text, signatures }: SignedNote,
  { name, keys }: { readonly name: string; readonly keys: readonly PublicKey[] },
): PublicKey[] {
  const data = Buffer.from(text)
  return keys.filter((key) => {
    const id = keyId(name, key)
    return signatures.some(
      (one) => one.name === name && Buffer.compare(one.keyId, id) === 0 && isSignedBy(key, data, one.signature),
    )
  })
}
