import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readCheckpoint, signCheckpoint, verifyCheckpoint } from './checkpoint.ts'
import { readNote, signersOf } from './signed-note.ts'
import { readPublicKey, signingKeyOf, writeVerifierKey } from './signing-key.ts'
import { leafHash } from './tree-hash.ts'

const key = signingKeyOf(Buffer.alloc(32, 7))
const other = signingKeyOf(Buffer.alloc(32, 8))
const checkpoint = { origin: 'example.org/log', size: 42, root: leafHash('x'), extensions: ['time 2026-01-01'] }
const note = signCheckpoint(checkpoint, [key])

describe('a checkpoint', () => {
  it('is read as it was signed, by whoever has the key', () => {
    expect(verifyCheckpoint(note, [other.publicKey, key.publicKey])).toEqual({
      ...checkpoint,
      signers: [key.publicKey],
    })
    expect(verifyCheckpoint(note, [other.publicKey])).toBeUndefined()
  })
  it('is nobody’s when one letter of it is another', () => {
    fc.assert(
      fc.property(fc.nat(note.length - 1), fc.string({ minLength: 1, maxLength: 1 }), (at, letter) => {
        fc.pre(note[at] !== letter)
        const changed = note.slice(0, at) + letter + note.slice(at + 1)
        // The last letter of base64 has bits that stand for nothing.
        const signature = Buffer.from(changed.split(' ').at(-1)!, 'base64')
        fc.pre(!signature.equals(Buffer.from(note.split(' ').at(-1)!, 'base64')) || at < note.lastIndexOf(' '))
        expect(verifyCheckpoint(changed, [key.publicKey])).toBeUndefined()
      }),
    )
  })
  it('may be signed by two keys, when one takes over from the other', () => {
    const both = signCheckpoint(checkpoint, [key, other])
    expect(verifyCheckpoint(both, [other.publicKey])?.signers).toEqual([other.publicKey])
    expect(verifyCheckpoint(both, [key.publicKey, other.publicKey])?.signers).toHaveLength(2)
  })
  it('signs for its own origin alone', () => {
    expect(signersOf(readNote(note)!, { name: 'example.org/other', keys: [key.publicKey] })).toEqual([])
  })
  it('is none when it is written in any other way', () => {
    for (const wrong of [
      note.replace('\n42\n', '\n042\n'),
      note.replace('\n42\n', '\n-1\n'),
      note.replace('time', '\u0000time'),
      note.slice(0, -1),
      note.replace('\u2014', '-'),
      'a text\n',
      '',
    ])
      expect(readCheckpoint(wrong)).toBeUndefined()
    expect(() => signCheckpoint({ ...checkpoint, extensions: [''] }, [key])).toThrow(TypeError)
    expect(() => signCheckpoint({ ...checkpoint, origin: 'a b' }, [key])).toThrow(TypeError)
  })
})

describe('a public key', () => {
  // The example of the Go implementation that C2SP's text goes back to.
  const example = 'PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW'
  it('is written and read as others do', () => {
    const read = readPublicKey(example)
    expect(writeVerifierKey('PeterNeumann', read)).toBe(example)
    expect(readPublicKey(Buffer.from(read).toString('base64'))).toEqual(read)
  })
  it('verifies the note of others', () => {
    const text =
      'If you think cryptography is the answer to your problem,\nthen you don’t know what your problem is.\n'.replace(
        '’',
        "'",
      )
    const signed = `${text}\n\u2014 PeterNeumann x08go/ZJkuBS9UG/SffcvIAQxVBtiFupLLr8pAcElZInNIuGUgYN1FFYC2pZSNXgKvqfqdngotpRZb6KE6RyyBwJnAM=\n`
    expect(signersOf(readNote(signed)!, { name: 'PeterNeumann', keys: [readPublicKey(example)] })).toHaveLength(1)
  })
  it.each(['', 'x', example.replace('c74', 'd74'), example.replace('ARpc', 'AhpC')])('is refused: %s', (text) => {
    expect(() => readPublicKey(text)).toThrow(TypeError)
  })
  it('is of 32 bytes', () => expect(() => signingKeyOf(Buffer.alloc(31))).toThrow(TypeError))
})
