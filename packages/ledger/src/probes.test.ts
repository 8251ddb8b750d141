import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { verifyConsistency, verifyInclusion, verifySubtreeConsistency, verifySubtreeInclusion } from './verify-proof.ts'

interface Probe {
  readonly kind: 'inclusion' | 'consistency' | 'subtreeinclusion' | 'subtreeconsistency'
  readonly desc: string
  readonly file: string
  readonly wantErr: boolean
  readonly proof: readonly string[] | null
  readonly [field: string]: unknown
}

const probes = JSON.parse(readFileSync(new URL('../test-data/merkle-proofs.json', import.meta.url), 'utf8')) as Probe[]

function holds(probe: Probe): boolean {
  const number = (name: string) => probe[name] as number
  const hash = (name: string) => Buffer.from(probe[name] as string, 'base64')
  const proof = (probe.proof ?? []).map((one) => Buffer.from(one, 'base64'))
  const [root1, root2] = probe.kind.endsWith('consistency') ? [hash('root1'), hash('root2')] : []
  const inclusion = () => ({ index: number('leafIdx'), leaf: hash('leafHash'), root: hash('root'), proof })
  const part = () => ({ start: number('start'), end: number('end') })
  switch (probe.kind) {
    case 'inclusion':
      return verifyInclusion({ ...inclusion(), size: number('treeSize') })
    case 'subtreeinclusion':
      return verifySubtreeInclusion({ ...inclusion(), ...part() })
    case 'consistency':
      return verifyConsistency({ size1: number('size1'), size2: number('size2'), root1: root1!, root2: root2!, proof })
    case 'subtreeconsistency':
      return verifySubtreeConsistency({ ...part(), size: number('size'), root1: root1!, root2: root2!, proof })
  }
}

describe('proofs from outside, most of them hostile', () => {
  it('are 518', () => expect(probes).toHaveLength(518))
  it.each(['inclusion', 'consistency', 'subtreeinclusion', 'subtreeconsistency'])(
    '%s: each is judged rightly',
    (kind) => {
      const wrong = probes.filter((probe) => probe.kind === kind && holds(probe) === probe.wantErr)
      expect(wrong.map(({ file, desc }) => `${file}: ${desc}`)).toEqual([])
    },
  )
})
