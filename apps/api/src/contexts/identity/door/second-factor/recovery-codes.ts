import { createHash, randomBytes } from 'node:crypto'

/** Without letters and digits that are taken for one another. */
const letters = 'abcdefghjkmnpqrstuvwxyz23456789'

/** Ten codes of 16 letters (79 bits), in fours, to be written down. */
export function newRecoveryCodes(): string[] {
  return Array.from({ length: 10 }, () => {
    // 248 = 8 × 31: bytes above it would make some letters likelier than others.
    const drawn: string[] = []
    while (drawn.length < 16) for (const byte of randomBytes(16)) if (byte < 248) drawn.push(letters[byte % 31]!)
    return drawn
      .slice(0, 16)
      .join('')
      .replaceAll(/(.{4})(?!$)/g, '$1-')
  })
}

/** What is kept of a code, however it was written. With 79 bits a plain hash can't be searched. */
export const hashOfRecoveryCode = (code: string): Buffer =>
  createHash('sha256').update(code.toLowerCase().replaceAll(/[\s-]/g, '')).digest()

/** Whether what was typed can be a recovery code rather than an app's six digits. */
export const looksLikeRecoveryCode = (typed: string): boolean => typed.replaceAll(/[\s-]/g, '').length === 16
