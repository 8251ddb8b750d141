import { InvalidInput } from '../../../kernel/refusals.ts'
import { isCommonPassword } from './common-passwords.ts'

const shortest = 12
const longest = 1_000

/** Who chooses a password: it must not be made of what everybody knows of them. */
export interface Owner {
  readonly email: string
  readonly username: string
  readonly fullName: string
}

/**
 * Why a password can not be taken; undefined when it can. Length counts, not kinds of characters (NIST SP 800-63B
 * §3.1.1.2): 12 characters or more, at least five different ones, none that
 * everybody chooses, and not the person's own name or address.
 */
export function passwordRefusal(password: string, owner: Owner): InvalidInput | undefined {
  const refuse = (problem: string) => new InvalidInput(problem, ['password'])
  const characters = Array.from(new Intl.Segmenter('en').segment(password.normalize('NFC')), ({ segment }) => segment)
  if (characters.length < shortest)
    return refuse(
      `A password has ${shortest} characters or more; this one has ${characters.length}. A few words together are easy to remember.`,
    )
  if (password.length > longest) return refuse(`A password has ${longest.toLocaleString('en-GB')} characters at most.`)
  if (new Set(characters).size < 5)
    return refuse('This password repeats the same few characters. Use at least five different ones.')
  if (isCommonPassword(password))
    return refuse('This password is among those that everybody chooses, and is tried first. Choose words of your own.')
  const lower = password.toLowerCase()
  const known = [owner.email, owner.email.split('@', 1)[0] ?? '', owner.username, owner.fullName].map((word) =>
    word.toLowerCase(),
  )
  if (known.some((word) => word.length >= 4 && lower.includes(word) && word.length > lower.length / 2)) {
    return refuse(
      'This password is little more than your own name or address. Choose words that nobody connects with you.',
    )
  }
  return undefined
}
