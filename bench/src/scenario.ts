/** One thing both sides do: the same answer, asked for in two ways. */
export interface Scenario {
  readonly name: string
  readonly document: string
  /** The plain handler's one statement: it answers JSON text. */
  readonly sql: string
  /** The variables of the i-th request, for GraphQL and for the statement. */
  readonly variables: (
    i: number,
    house: MeasuredHouse,
  ) => { readonly graphql: object; readonly sql: readonly unknown[] }
  /** Whether it only reads: then it is measured with and without compiled answers. */
  readonly reads?: boolean
  /** Requests measured on each side; writes take fewer. */
  readonly requests: number
}

/** What the scenarios may refer to. */
export interface MeasuredHouse {
  readonly tenantId: string
  readonly userId: string
  readonly projectIds: readonly string[]
  readonly allocationIds: readonly string[]
  readonly computeTypeId: string
  /** Where the deep audit page begins: the time and number of the row before it. */
  readonly auditAfter: { readonly at: string; readonly seq: string }
}

/** The API's id of a row. */
export const globalId = (type: string, id: string): string => Buffer.from(`${type}:${id}`).toString('base64')
