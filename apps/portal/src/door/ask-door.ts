/** Why the door said no, as the API says it. */
export class DoorRefused extends Error {
  override readonly name = 'DoorRefused'
  /** What kind of no it is: WRONG_CREDENTIALS, LINK_SPENT, InvalidInput, … ; UNREACHABLE when nobody answered. */
  readonly code: string
  /** The short names of the tenants to choose from, where an e-mail and password fit several. */
  readonly tenants: readonly string[]

  constructor({ message, code, tenants }: { message: string; code: string; tenants?: readonly string[] }) {
    super(message)
    this.code = code
    this.tenants = tenants ?? []
  }
}

/**
 * Asks the door, outside the graph: what is a secret is said to it alone.
 * @throws DoorRefused when it says no or can't be reached
 */
export async function askDoor<Answer>(path: `/auth/${string}`, body: object = {}): Promise<Answer> {
  const headers = { 'Content-Type': 'application/json; charset=utf-8', 'X-Tenure-Client': 'portal' }
  const response = await fetch(path, {
    method: 'POST',
    headers,
    body: JSON.stringify(body),
    credentials: 'same-origin',
  }).catch(() => null)
  const answer: unknown = await response?.json().catch(() => null)
  if (response?.ok) return answer as Answer
  throw refusalOf(answer)
}

function refusalOf(answer: unknown): DoorRefused {
  const { message, code, tenants } = (answer ?? {}) as Readonly<Record<string, unknown>>
  if (typeof message !== 'string')
    return new DoorRefused({
      message: 'Tenure could not be reached. Check your connection and try again.',
      code: 'UNREACHABLE',
    })
  return new DoorRefused({ message, code: String(code), tenants: Array.isArray(tenants) ? tenants.map(String) : [] })
}

/** Reads from the door. @throws DoorRefused when it says no or can't be reached */
export async function readDoor<Answer>(path: `/auth/${string}`): Promise<Answer> {
  const response = await fetch(path, { headers: { 'X-Tenure-Client': 'portal' }, credentials: 'same-origin' }).catch(
    () => null,
  )
  const answer: unknown = await response?.json().catch(() => null)
  if (response?.ok) return answer as Answer
  throw refusalOf(answer)
}
