/** One page of a connection, as Relay describes it. */
export interface ConnectionPage<Node> {
  readonly edges: readonly { readonly node: Node }[]
  readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string | null }
  readonly totalCount?: number | null
}

/** Opens one page and tells each of its states, now and after every change; returns how to stop. */
export type OpenPage<Node> = (after: string | null, tell: (page: ConnectionPage<Node>) => void) => () => void

interface Link<Node> {
  readonly after: string | null
  stop: () => void
  page: ConnectionPage<Node> | undefined
}

/** What a chain holds at a moment. */
export interface ChainState<Node> {
  /** The rows of all pages at hand, in order. */
  readonly rows: readonly Node[]
  /** The count of all rows, where the first page asked for it. */
  readonly totalCount: number | undefined
  /** Whether a page is on its way. */
  readonly isLoading: boolean
  /** Whether rows follow those at hand. */
  readonly hasMore: boolean
}

/**
 * Pages of a connection, one after another, each kept live while someone listens: when a change moves the end of a page, what
 * follows it is opened anew from the new end, so that no row is seen twice or lost between pages.
 */
export class PageChain<Node> {
  readonly #open: OpenPage<Node>
  readonly #listeners = new Set<() => void>()
  #links: Link<Node>[] = []
  #state: ChainState<Node> = { rows: [], totalCount: undefined, isLoading: true, hasMore: false }

  constructor(open: OpenPage<Node>) {
    this.#open = open
  }

  /** Calls back after every change; the first to listen opens the first page, the last to leave stops all. */
  readonly listen = (listener: () => void): (() => void) => {
    this.#listeners.add(listener)
    if (this.#listeners.size === 1) this.#append(null)
    return () => {
      this.#listeners.delete(listener)
      if (this.#listeners.size === 0) this.#cut(0)
    }
  }

  /** The same object until something changes. */
  readonly state = (): ChainState<Node> => this.#state

  /** Opens the next page, unless one is on its way or there is none. */
  readonly more = (): void => {
    const end = this.#links.at(-1)?.page?.pageInfo
    if (end?.hasNextPage) this.#append(end.endCursor)
  }

  #append(after: string | null): void {
    const link: Link<Node> = { after, stop: () => undefined, page: undefined }
    this.#links.push(link)
    link.stop = this.#open(after, (page) => this.#tell(link, page))
    this.#changed()
  }

  #tell(link: Link<Node>, page: ConnectionPage<Node>): void {
    link.page = page
    const next = this.#links.indexOf(link) + 1
    const follower = this.#links[next]
    if (follower && follower.after !== page.pageInfo.endCursor) {
      this.#cut(next)
      if (page.pageInfo.hasNextPage) this.#append(page.pageInfo.endCursor)
    }
    this.#changed()
  }

  #cut(from: number): void {
    for (const { stop } of this.#links.splice(from)) stop()
  }

  #changed(): void {
    this.#state = {
      rows: this.#links.flatMap(({ page }) => page?.edges.map(({ node }) => node) ?? []),
      totalCount: this.#links[0]?.page?.totalCount ?? undefined,
      isLoading: this.#links.some(({ page }) => page === undefined),
      hasMore: this.#links.at(-1)?.page?.pageInfo.hasNextPage ?? false,
    }
    for (const listener of this.#listeners) listener()
  }
}
