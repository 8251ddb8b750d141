import { BILLING_PERIODS, MEMBER_ROLES, type ReadOptions, type SourceFile } from '@tenure/interchange'
import { kinds } from '../plan/plan.ts'
import { mostRows, type RowsWanted } from '../preview-answer.ts'

/** A file as JSON carries it: its text, or its bytes where they may be no UTF-8. */
interface FileBody {
  readonly name: string
  readonly text?: string
  readonly base64?: string
}

export interface ImportBody {
  readonly files: readonly FileBody[]
  readonly options?: ReadOptions
}

export interface PreviewBody extends ImportBody {
  readonly rows?: RowsWanted
}

export interface ApplyBody extends ImportBody {
  readonly planHash?: string | null
  readonly onlyValid?: boolean
  readonly reason?: string | null
  readonly idempotencyKey?: string | null
}

/** The most one import may carry: 50,000 allocations are about 5 MB. */
export const mostBytes = 64 * 1024 * 1024
const mostFiles = 50

const text = (maxLength: number) => ({ type: 'string', maxLength }) as const

const files = {
  type: 'array',
  minItems: 1,
  maxItems: mostFiles,
  items: {
    type: 'object',
    required: ['name'],
    additionalProperties: false,
    properties: {
      name: { type: 'string', minLength: 1, maxLength: 500 },
      text: { type: 'string' },
      base64: { type: 'string' },
    },
  },
} as const

const options = {
  type: 'object',
  additionalProperties: false,
  properties: {
    emailDomain: text(255),
    defaultPi: text(100),
    piByAccount: { type: 'object', additionalProperties: text(100) },
    start: text(40),
    end: text(40),
    billingPeriod: { enum: BILLING_PERIODS },
    memberRole: { enum: MEMBER_ROLES },
  },
} as const

const rows = {
  type: 'object',
  additionalProperties: false,
  properties: {
    actions: { type: 'array', items: { enum: ['create', 'change', 'same', 'refuse'] } },
    kinds: { type: 'array', items: { enum: kinds } },
    offset: { type: 'integer', minimum: 0 },
    limit: { type: 'integer', minimum: 0, maximum: mostRows },
  },
} as const

export const previewSchema = {
  type: 'object',
  required: ['files'],
  additionalProperties: false,
  properties: { files, options, rows },
} as const

export const applySchema = {
  type: 'object',
  required: ['files'],
  additionalProperties: false,
  properties: {
    files,
    options,
    planHash: { type: ['string', 'null'], maxLength: 64 },
    onlyValid: { type: 'boolean' },
    reason: { type: ['string', 'null'], maxLength: 2_000 },
    idempotencyKey: { type: ['string', 'null'], minLength: 1, maxLength: 200 },
  },
} as const

/** The files as the readers want them. */
export const filesIn = ({ files }: ImportBody): SourceFile[] =>
  files.map(({ name, text, base64 }) => ({
    name,
    bytes: base64 === undefined ? new TextEncoder().encode(text ?? '') : Buffer.from(base64, 'base64'),
  }))
