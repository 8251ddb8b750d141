/** What one request may ask for. Each refusal of these names the limit and the way to stay below it. */
export const limits = {
  /** The most rows of one page. */
  page: 200,
  defaultPage: 50,
  /** Weighted fields of one operation; a connection counts its fields times its page size. */
  complexity: 500_000,
  depth: 14,
  breadth: 600,
  aliases: 40,
  tokens: 6_000,
  bodyBytes: 1_000_000,
  /** Cost points a viewer may spend in a minute. */
  pointsPerMinute: 20_000_000,
} as const
