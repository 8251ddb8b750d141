interface Account {
  description: string
  parent: string
  readonly limits: Map<string, string>
}

/** Words as sacctmgr parts them: at spaces outside quotes, either kind of quote counted everywhere, no escapes. */
export function wordsOf(line: string): string[] {
  const words: string[] = []
  let word = ''
  let [double, single] = [false, false]
  for (const character of line) {
    if (character === '"') double = !double
    if (character === "'") single = !single
    if (/\s/.test(character) && !double && !single) {
      if (word !== '') words.push(word)
      word = ''
    } else word += character
  }
  if (double || single) throw new Error(`The quotes never end: ${line}`)
  return word === '' ? words : [...words, word]
}

/** A cluster's accounting as sacctmgr changes it, one command at a time: as strict as the real one where it refuses. */
export class Sacctmgr {
  readonly cluster: string
  readonly accounts = new Map<string, Account>()
  readonly users = new Map<string, Set<string>>()
  readonly defaults = new Map<string, string>()
  readonly coordinators = new Map<string, Set<string>>()

  constructor(cluster: string) {
    this.cluster = cluster
  }

  /** Runs a file of commands. @throws Error where sacctmgr would end with 1 */
  run(text: string): void {
    if (text === '') return
    for (const line of text.replace(/\n$/, '').split('\n')) {
      const [verb, entity, ...words] = wordsOf(line)
      if (verb === undefined || verb.startsWith('#')) throw new Error('no input')
      if (line.length >= 4096 || words.length > 126) throw new Error('too long')
      const options = new Map(
        words
          .filter((word) => word !== 'where' && word !== 'set')
          .map((word) => {
            const end = word.indexOf('=')
            if (end < 0) throw new Error(`Unknown option: ${word}`)
            return [word.slice(0, end).toLowerCase(), word.slice(end + 1).replace(/^"(.*)"$/s, '$1')]
          }),
      )
      this.#do(`${verb} ${entity ?? ''}`, (name) => options.get(name) ?? '')
    }
  }

  #do(deed: string, of: (name: string) => string): void {
    const [name, account] = [of('name'), of('account')]
    if (of('cluster') !== '' && of('cluster') !== this.cluster) throw new Error('Unknown cluster')
    if (deed === 'add account') {
      if (this.accounts.has(name)) throw new Error(`${name} is there`)
      this.accounts.set(name, { description: of('description'), parent: 'root', limits: new Map() })
      this.#limit(name, of('grptresmins'))
    } else if (deed === 'modify account') {
      const found = this.#account(name)
      if (of('description') !== '') found.description = of('description')
      this.#limit(name, of('grptresmins'))
    } else if (deed === 'add user') {
      this.#account(account)
      const places = this.users.get(name) ?? new Set()
      if (places.size === 0 && of('defaultaccount') === '') throw new Error('a new user needs a default account')
      this.users.set(name, places.add(account))
      if (of('defaultaccount') !== '') this.defaults.set(name, of('defaultaccount'))
    } else if (deed === 'modify user') {
      if (!this.users.get(name)?.has(of('defaultaccount'))) throw new Error('not in that account')
      this.defaults.set(name, of('defaultaccount'))
    } else if (deed === 'delete user') {
      if (account === '') this.users.delete(name)
      else if (this.defaults.get(name) === account) throw new Error('that is the default account')
      else this.users.get(name)?.delete(account)
    } else if (deed === 'add coordinator') {
      if (!this.users.has(of('names'))) throw new Error('no such user')
      this.coordinators.set(account, (this.coordinators.get(account) ?? new Set()).add(of('names')))
    } else if (deed === 'delete coordinator') {
      if (!this.coordinators.get(account)?.delete(of('names'))) throw new Error('no such coordinator')
    } else if (deed === 'delete account') {
      if ([...this.accounts.values()].some(({ parent }) => parent === name)) throw new Error('accounts hang below')
      for (const places of this.users.values()) if (places.has(name)) throw new Error('users are in it')
      this.accounts.delete(name)
    } else throw new Error(`Unknown command: ${deed}`)
  }

  #account(name: string): Account {
    const found = this.accounts.get(name)
    if (found === undefined) throw new Error(`No account ${name}`)
    return found
  }

  #limit(name: string, text: string): void {
    for (const part of text.split(',').filter((one) => one !== '')) {
      const [tres = '', value = ''] = part.split('=')
      if (!/^\d+$/.test(value)) throw new Error(`No number: ${part}`)
      this.#account(name).limits.set(tres, value)
    }
  }

  /** What `sacctmgr dump` writes of it. */
  dump(): string {
    const lines = [`Cluster - '${this.cluster}':Fairshare=1:QOS='normal'`, "Parent - 'root'", "User - 'root'"]
    for (const [name, { description, parent, limits }] of this.accounts) {
      const limit = [...limits].map(([tres, value]) => `${tres}=${value}`).join(',')
      lines.push(`Parent - '${parent}'`)
      lines.push(`Account - '${name}':Description='${description}'${limit && `:GrpTRESMins=${limit}`}`)
    }
    for (const name of this.accounts.keys()) {
      lines.push(`Parent - '${name}'`)
      for (const [user, places] of this.users) {
        if (!places.has(name)) continue
        const heads = [...this.coordinators].filter(([, people]) => people.has(user)).map(([head]) => head)
        const coordinator = heads.length === 0 ? '' : `:Coordinator='${heads.join(',')}'`
        lines.push(`User - '${user}':DefaultAccount='${this.defaults.get(user) ?? name}'${coordinator}`)
      }
    }
    return `${lines.join('\n')}\n`
  }
}
