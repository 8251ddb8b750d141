import type { Tone } from '../tone.ts'

/** A place things flow from or to. */
export interface FlowNode {
  readonly id: string
  readonly name: string
  readonly tone?: Tone
}

/** What flows from one place to another. */
export interface FlowLink {
  readonly from: string
  readonly to: string
  /** Decimal text; the table shows it digit for digit. */
  readonly quantity: string
  readonly tone?: Tone
}

/** Places and what flows between them, without cycles. */
export interface FlowGraph {
  readonly nodes: readonly FlowNode[]
  readonly links: readonly FlowLink[]
}
