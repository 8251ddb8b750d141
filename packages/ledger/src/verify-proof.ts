import { emptyRoot, type Hash, isHash, nodeHash, sameHash } from './tree-hash.ts'

const half = (n: number) => Math.floor(n / 2)
const isSize = (n: number) => Number.isSafeInteger(n) && n >= 0

/** Leaf `index` is in the tree of `size` leaves that has this root. */
export interface Inclusion {
  readonly index: number
  readonly size: number
  readonly leaf: Hash
  readonly proof: readonly Hash[]
  readonly root: Hash
}

/** Whether an inclusion proof holds (RFC 9162 §2.1.3.2). Whatever is handed in, it answers and never throws. */
export function verifyInclusion({ index, size, leaf, proof, root }: Inclusion): boolean {
  if (!isSize(index) || !isSize(size) || index >= size || ![leaf, root, ...proof].every(isHash)) return false
  let at = index
  let last = size - 1
  let hash = leaf
  for (const sibling of proof) {
    if (last === 0) return false
    if (at % 2 === 1 || at === last) {
      hash = nodeHash(sibling, hash)
      while (at % 2 === 0 && at !== 0) {
        at = half(at)
        last = half(last)
      }
    } else {
      hash = nodeHash(hash, sibling)
    }
    at = half(at)
    last = half(last)
  }
  return last === 0 && sameHash(hash, root)
}

/** The tree of `size2` leaves and `root2` begins with the tree of `size1` leaves and `root1`. */
export interface Consistency {
  readonly size1: number
  readonly size2: number
  readonly root1: Hash
  readonly root2: Hash
  readonly proof: readonly Hash[]
}

/** Whether a consistency proof holds (RFC 9162 §2.1.4.2). That a tree extends the empty one proves nothing: false. */
export function verifyConsistency({ size1, size2, ...rest }: Consistency): boolean {
  return size1 !== 0 && verifySubtreeConsistency({ start: 0, end: size1, size: size2, ...rest })
}

/** Leaf `index` is in the part [start, end) of a tree, whose own hash is the root. */
export interface SubtreeInclusion extends Omit<Inclusion, 'size'> {
  readonly start: number
  readonly end: number
}

/** Whether a part of a tree holds a leaf. The part must be one that trees are made of: see `isSubtree`. */
export function verifySubtreeInclusion({ index, start, end, ...rest }: SubtreeInclusion): boolean {
  return (
    isSubtree(start, end) && index >= start && verifyInclusion({ index: index - start, size: end - start, ...rest })
  )
}

/** The tree of `size` leaves and `root2` has the part [start, end), whose own hash is `root1`. */
export interface SubtreeConsistency extends Omit<Consistency, 'size1' | 'size2'> {
  readonly start: number
  readonly end: number
  readonly size: number
}

/** Whether a tree has this part: the consistency of RFC 9162 with a start (draft-ietf-plants-merkle-tree-certs). */
export function verifySubtreeConsistency({ start, end, size, root1, root2, proof }: SubtreeConsistency): boolean {
  if (!isSize(size) || end > size || !proof.every(isHash)) return false
  if (start === end) return isSize(start) && proof.length === 0 && sameHash(root1, emptyRoot)
  if (!isSubtree(start, end)) return false
  let at: Place = { first: start, last: end - 1, top: size - 1 }
  const isEdge = at.last === at.top
  for (; at.first !== at.last; at = up(at)) if (!isEdge && at.last % 2 === 0) break
  const rest = [...proof]
  // The part is a perfect tree, or what is left of it is: then its hash is where the proof begins.
  const seed = at.first === at.last ? root1 : rest.shift()
  // Roots that are compared alone may be anything; one that is hashed further is a hash.
  if (!seed || (rest.length > 0 && !isHash(seed))) return false
  let [one, two] = [seed, seed]
  for (const sibling of rest) {
    if (at.top === 0) return false
    if (at.last % 2 === 1 || at.last === at.top) {
      if (at.first < at.last) one = nodeHash(sibling, one)
      two = nodeHash(sibling, two)
      while (at.last % 2 === 0 && at.last !== 0) at = up(at)
    } else {
      two = nodeHash(two, sibling)
    }
    at = up(at)
  }
  return at.top === 0 && sameHash(one, root1) && sameHash(two, root2)
}

/** Where a walk up the tree stands: above the part's first leaf, its last, and the tree's last. */
interface Place {
  readonly first: number
  readonly last: number
  readonly top: number
}

const up = ({ first, last, top }: Place): Place => ({ first: half(first), last: half(last), top: half(top) })

/** Whether [start, end) is a part that trees are made of: it begins at a multiple of the power of two that holds it. */
function isSubtree(start: number, end: number): boolean {
  if (!isSize(start) || !isSize(end) || start >= end) return false
  let width = 1
  while (width < end - start) width *= 2
  return start % width === 0
}
