import { Secret, TOTP } from 'otpauth'

const ours = { 'content-type': 'application/json', 'x-tenure-client': 'test' }

/** What the door answered. */
export interface DoorAnswer {
  readonly status: number
  readonly code?: string
  readonly next?: string
  readonly recoveryCodes?: string[]
  readonly secret?: string
  readonly [field: string]: unknown
}

/** A browser at the door: keeps its cookies, as browsers do. */
export class Browser {
  readonly #url: string
  readonly #cookies = new Map<string, string>()

  constructor(url: string) {
    this.#url = url
  }

  /** Posts a body, or asks where there is none. */
  async ask(path: string, body?: object): Promise<DoorAnswer> {
    const cookie = [...this.#cookies].map(([name, value]) => `${name}=${value}`).join('; ')
    const answer = await fetch(`${this.#url}${path}`, {
      redirect: 'manual',
      headers: { ...ours, ...(cookie && { cookie }) },
      ...(body && { method: 'POST', body: JSON.stringify(body) }),
    })
    for (const line of answer.headers.getSetCookie()) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(line) ?? []
      if (value) this.#cookies.set(name, value)
      else this.#cookies.delete(name)
    }
    const text = await answer.text()
    const { requestId: _requestId, ...told } = (text.startsWith('{') ? JSON.parse(text) : {}) as Record<string, unknown>
    return {
      ...told,
      status: answer.status,
      ...(answer.headers.has('location') && { location: answer.headers.get('location') }),
    }
  }

  /** A copy with the same cookies, as a thief would have. */
  copy(): Browser {
    const other = new Browser(this.#url)
    for (const [name, value] of this.#cookies) other.#cookies.set(name, value)
    return other
  }
}

/** The code of an authenticator, so many half-minutes from now. */
export const codeOf = (secret: string, offset = 0): string =>
  new TOTP({ secret: Secret.fromBase32(secret) }).generate({ timestamp: Date.now() + offset * 30_000 })
