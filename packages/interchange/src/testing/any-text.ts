import fc from 'fast-check'

/** Never read: what a generated item says of where it stood. */
export const nowhere = { file: '', line: 0 }

const CALM = fc.constantFrom(
  'a',
  'B',
  '1',
  ' ',
  ';',
  '\\',
  "'",
  '"',
  ',',
  '=',
  '-',
  '@',
  '\t',
  '\n',
  '\r',
  'é',
  '😀',
  '\u00a0',
)

/** The text as a database holds it: no NUL, no half of a surrogate pair. */
const storable = (text: string): string => text.replaceAll('\0', '').replaceAll(/\p{Surrogate}/gu, '\uFFFD')

export interface AnyText {
  /** Any text, line breaks and all. */
  readonly text: fc.Arbitrary<string>
  /** A name: not empty, without spaces around it. */
  readonly name: fc.Arbitrary<string>
  readonly names: fc.Arbitrary<string[]>
}

/** Texts as people and attackers write them; `hostile` adds collected ones. */
export function anyText(hostile: readonly string[]): AnyText {
  const free = fc.oneof(fc.string({ unit: CALM }), fc.string({ unit: 'binary' }))
  const text = (hostile.length === 0 ? free : fc.oneof(free, fc.constantFrom(...hostile))).map(storable)
  const name = text.map((value) => value.trim() || 'x')
  return { text, name, names: fc.array(name, { maxLength: 3 }) }
}

/** A property that is there or is not. */
export const maybe = <Name extends string, Value>(name: Name, value: fc.Arbitrary<Value>) =>
  fc
    .option(value, { nil: undefined })
    .map((given) => (given === undefined ? {} : { [name]: given }) as { readonly [N in Name]?: Value })

/** A few items that differ in what must be unique. */
export const some = <Item>(item: fc.Arbitrary<Item>, unique: (value: Item) => string): fc.Arbitrary<Item[]> =>
  fc.uniqueArray(item, { selector: unique, maxLength: 6 })

/** Names that must be unique within a file get a number. */
export const numbered = <Item extends { readonly name: string }>(items: readonly Item[]): Item[] =>
  items.map((item, index) => ({ ...item, name: `${item.name} ${index}` }))
