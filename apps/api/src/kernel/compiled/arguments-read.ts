import { getNullableType, type GraphQLField, type GraphQLInputType, isInputObjectType } from 'graphql'

type Given = Readonly<Record<string, unknown>>

/**
 * A field's arguments, watched: what was given and no declaration has looked at would be left out of the answer in
 * silence. An argument that a resolver learns is therefore the ordinary executor's until its declaration learns it too.
 */
export class ArgumentsRead {
  readonly args: object
  readonly #given: string[] = []
  readonly #read = new Set<string>()

  constructor(field: GraphQLField<unknown, unknown>, args: object) {
    const types = new Map(field.args.map(({ name, type }) => [name, type] as const))
    this.args = this.#watched(args as Given, types, '')
  }

  /** The first argument that was given and not looked at. */
  get overlooked(): string | undefined {
    return this.#given.find((path) => !this.#read.has(path))
  }

  #watched(values: Given, types: ReadonlyMap<string, GraphQLInputType>, at: string): object {
    const inner = new Map<string, unknown>()
    for (const [name, type] of types) {
      const value = values[name]
      if (value === undefined || value === null) continue
      this.#given.push(`${at}${name}`)
      const bare = getNullableType(type)
      if (!isInputObjectType(bare)) continue
      const fields = new Map(Object.values(bare.getFields()).map((field) => [field.name, field.type] as const))
      inner.set(name, this.#watched(value as Given, fields, `${at}${name}.`))
    }
    return new Proxy(values, {
      get: (target, name) => {
        if (typeof name !== 'string') return undefined
        this.#read.add(`${at}${name}`)
        return inner.get(name) ?? target[name]
      },
    })
  }
}
