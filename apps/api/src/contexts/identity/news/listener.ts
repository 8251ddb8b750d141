import pg from 'pg'

/** Told of a person's news: which tenant's, whose. */
export type OnNews = (tenantId: string, userId: string) => void

export interface Listener {
  stop(): Promise<void>
}

/** The wait before the n-th new attempt to listen, in milliseconds: a second, twice as long each time, half a minute at most. */
const pause = (attempt: number) => Math.min(30_000, 1_000 * 2 ** Math.min(attempt, 5))

/**
 * Listens for news on one connection of its own, whatever number of people look: the database says whose there is,
 * never what. A connection that breaks is replaced; `onMissed` is told then, for what was said meanwhile is lost.
 */
export function listenForNews(
  url: string,
  { onNews, onMissed }: { readonly onNews: OnNews; readonly onMissed: () => void },
): Listener {
  let client: pg.Client | undefined
  let timer: NodeJS.Timeout | undefined
  let stopped = false
  let attempt = 0
  const again = () => {
    if (stopped || timer) return
    timer = setTimeout(() => {
      timer = undefined
      void connect()
    }, pause(attempt++)).unref()
  }
  const connect = async () => {
    const next = new pg.Client({ connectionString: url, application_name: 'tenure-news', keepAlive: true })
    client = next
    next.on('error', () => void next.end().catch(() => {}))
    next.on('end', again)
    next.on('notification', ({ payload = '' }) => {
      const [tenantId, userId] = payload.split(' ')
      if (tenantId && userId) onNews(tenantId, userId)
    })
    try {
      await next.connect()
      await next.query('listen tenure_news')
      if (attempt > 0) onMissed()
      attempt = 0
    } catch {
      await next.end().catch(() => {})
      again()
    }
  }
  void connect()
  return {
    stop: async () => {
      stopped = true
      clearTimeout(timer)
      await client?.end().catch(() => {})
    },
  }
}
