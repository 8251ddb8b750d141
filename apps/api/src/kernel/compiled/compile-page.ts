import type { GraphQLObjectType } from 'graphql'
import type { PageArgs } from '../graphql/keyset.ts'
import type { AskedField, Compiler } from './compile.ts'
import type { PageRead } from './declare.ts'
import { broken, cursorText } from './json-text.ts'
import { NotCompiled, NotForThem } from './not-compiled.ts'
import { beyond, extentOf, keptBy } from './page.ts'
import { Row } from './row.ts'
import { setsOf } from './selection.ts'
import { ObjectText } from './statement.ts'

const flipped = { asc: 'desc', desc: 'asc' } as const

/** The JSON text of a connection: one row more than the page is read, to know whether there are others. */
export function compilePage(compiler: Compiler, read: PageRead, asked: AskedField): string {
  const { statement } = compiler
  const place = compiler.placeOf(asked)
  const connection = compiler.typeOf(asked.field)
  const nodeType = compiler.typeOf(connection.getFields()['nodes']!)
  const extent = extentOf(place.args)
  const { only } = read
  if (only) {
    statement.conditions.push(only)
    if (!only(compiler.by.ctx)) throw new NotForThem(asked.field.name)
  }
  const { terms, direction } = read.order(place.args)
  const onwards = extent.backwards ? flipped[direction] : direction
  const source = (k: string) => read.from?.(k, place) ?? compiler.tableOf(nodeType, k)

  const k = statement.alias()
  const bound = (which: 'after' | 'before' | undefined, way: 'asc' | 'desc') => {
    if (which === undefined) return []
    const places = terms.map(({ type }, i) => place.bind((args: PageArgs) => keptBy(args[which], terms)[i], type))
    return [beyond(k, terms, { places, way })]
  }
  const conditions = [...read.where(k, place), ...bound(extent.from, onwards), ...bound(extent.until, flipped[onwards])]
  const order = terms.map(({ sql }) => `${sql(k)} ${onwards}`).join(', ')
  const row = new Row(statement.alias(), asked.row.sets)
  const r = row.x
  const last = `least(${r}.all_rows, ${extent.size})`
  const [first, final] = extent.backwards ? [last, '1'] : ['1', last]
  const cursor = cursorText(terms.map(({ kept }) => kept(r)))
  const onPage = `filter (where ${r}.row_number <= ${extent.size})`
  const list = (text: string) =>
    `'[' || coalesce(string_agg(coalesce(${text}, ${broken}), ',' order by ${r}.row_number${extent.backwards ? ' desc' : ''}) ${onPage}, '') || ']'`
  const at = (place: string) =>
    `coalesce('"' || max(${cursor}) filter (where ${r}.row_number = ${place}) || '"', 'null')`
  const more = `coalesce(max(${r}.all_rows) > ${extent.size}, false)::text`
  const info = {
    hasNextPage: extent.backwards ? `'${extent.from !== undefined}'` : more,
    hasPreviousPage: extent.backwards ? more : `'${extent.from !== undefined}'`,
    startCursor: at(first),
    endCursor: at(final),
  }
  const count = () => {
    const c = statement.alias()
    const rows = `from ${source(c)} where ${read.where(c, place).join(' and ')}`
    return read.countMost
      ? `(select count(*)::text from (select ${rows} limit ${read.countMost}) x)`
      : `(select count(*)::text ${rows})`
  }

  const text = new ObjectText()
  for (const [key, nodes] of compiler.selections.of(connection, setsOf(asked.nodes))) {
    text.key(key)
    const sets = setsOf(nodes)
    switch (nodes[0]!.name.value) {
      case '__typename':
        text.constant(JSON.stringify(connection.name))
        break
      case 'nodes':
        text.expression(list(compiler.object(nodeType, row, { sets })))
        break
      case 'edges': {
        const edgeType = compiler.typeOf(connection.getFields()['edges']!)
        text.expression(list(edge(compiler, edgeType, { nodeType, row, sets, cursor })))
        break
      }
      case 'pageInfo': {
        const infoType = compiler.typeOf(connection.getFields()['pageInfo']!)
        const object = new ObjectText()
        for (const [name, [node]] of compiler.selections.of(infoType, sets)) {
          object.key(name)
          const field = node!.name.value
          if (field === '__typename') object.constant(JSON.stringify(infoType.name))
          else if (field in info) object.expression(info[field as keyof typeof info])
          else throw new NotCompiled(field)
        }
        text.expression(`(${object.end()})`)
        break
      }
      case 'totalCount':
        text.expression(count())
        break
      default:
        if (read.nulls?.includes(nodes[0]!.name.value)) {
          text.constant('null')
          break
        }
        throw new NotCompiled(`${connection.name}.${nodes[0]!.name.value}`)
    }
  }
  const answer = text.end()
  const numbers = new Set(['row_number', 'all_rows'])
  const columns = row.columns(answer).filter((column) => !numbers.has(column))
  const ordering = order.matchAll(new RegExp(`\\b${k}\\.([a-z_]+)`, 'g'))
  const selected = [...new Set([...columns, ...[...ordering].map(([, column]) => column!)])]
    .map((c) => `${k}.${c}`)
    .join(', ')
  const rows = `select ${selected} from ${source(k)} where ${conditions.join(' and ')} order by ${order} limit ${extent.size + 1}`
  const page = `(select ${k}.*, row_number() over (order by ${order}) as row_number, count(*) over () as all_rows from (${rows}) ${k}) ${r}`
  // One answer, even where nothing of the rows is asked for.
  return row.select(answer, { from: page, tail: ' having true' })
}

interface EdgeParts {
  readonly nodeType: GraphQLObjectType
  readonly row: Row
  readonly sets: Parameters<Compiler['selections']['of']>[1]
  readonly cursor: string
}

function edge(compiler: Compiler, type: GraphQLObjectType, { nodeType, row, sets, cursor }: EdgeParts): string {
  const text = new ObjectText()
  for (const [key, nodes] of compiler.selections.of(type, sets)) {
    text.key(key)
    const name = nodes[0]!.name.value
    if (name === '__typename') text.constant(JSON.stringify(type.name))
    else if (name === 'cursor') text.expression(`'"' || ${cursor} || '"'`)
    else if (name === 'node') text.expression(`(${compiler.object(nodeType, row, { sets: setsOf(nodes) })})`)
    else throw new NotCompiled(`${type.name}.${name}`)
  }
  return text.end()
}
