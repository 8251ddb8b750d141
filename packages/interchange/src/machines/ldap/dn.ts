/** One part of a distinguished name: `uid=jane`. */
export interface NamePart {
  readonly attribute: string
  readonly value: string
}

const inHex = (character: string): string =>
  [...new TextEncoder().encode(character)].map((byte) => `\\${byte.toString(16).padStart(2, '0')}`).join('')

/** A value as it stands in a distinguished name (RFC 4514, 2.4): what would end it is escaped. */
export function escapeDnValue(value: string): string {
  const characters = Array.from(value)
  return characters
    .map((character, index) => {
      const atEdge = index === 0 ? /[ #]/ : index === characters.length - 1 ? / / : undefined
      if (/[\\,+"<>;=]/.test(character) || atEdge?.test(character)) return `\\${character}`
      return /\p{Cc}/u.test(character) ? inHex(character) : character
    })
    .join('')
}

const hex = /^\\([0-9A-Fa-f]{2})/

/** Bytes of `\c3\a4` in a row make one letter. */
const readHex = (text: string): { readonly value: string; readonly length: number } => {
  const bytes: number[] = []
  for (let rest = text; hex.test(rest); rest = rest.slice(3)) bytes.push(Number.parseInt(rest.slice(1, 3), 16))
  return {
    value: new TextDecoder('utf-8', { ignoreBOM: true }).decode(new Uint8Array(bytes)),
    length: bytes.length * 3,
  }
}

/** Reads a distinguished name, its own part first; undefined for what is none. */
export function readDn(text: string): NamePart[] | undefined {
  const parts: NamePart[] = []
  let at = 0
  while (at < text.length) {
    const attribute = /^\s*([A-Za-z][A-Za-z0-9-]*|\d+(?:\.\d+)*)\s*=[ ]*/.exec(text.slice(at))
    if (attribute === null) return undefined
    at += attribute[0].length
    let value = ''
    let kept = 0
    while (at < text.length && text[at] !== ',' && text[at] !== '+') {
      if (text[at] !== '\\') {
        value += text[at]
        at++
        continue
      }
      const bytes = readHex(text.slice(at))
      value += bytes.length > 0 ? bytes.value : (text[at + 1] ?? '')
      at += bytes.length || 2
      kept = value.length
    }
    const end = value.slice(kept).replace(/ +$/, '')
    parts.push({ attribute: (attribute[1] ?? '').toLowerCase(), value: value.slice(0, kept) + end })
    at++
  }
  return parts.length === 0 || /(^|[^\\])[,+]\s*$/.test(text) ? undefined : parts
}

/** The same for names that mean the same: spaces, capitals and ways to escape don't count. */
export const sameDn = (text: string): string =>
  JSON.stringify(
    (readDn(text) ?? [{ attribute: '', value: text }]).map(({ attribute, value }) => [
      attribute,
      value.replace(/\s+/g, ' ').toLowerCase(),
    ]),
  )
