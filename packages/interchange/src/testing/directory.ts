import { sameDn } from '../machines/ldap/dn.ts'
import { ldifLine } from '../machines/ldap/ldif.ts'

/** A directory that takes LDIF changes as `ldapmodify` does, and gives its entries as `ldapsearch -LLL` does. */
export class Directory {
  readonly entries = new Map<string, { readonly dn: string; readonly attributes: [string, string][] }>()

  /** @throws Error where ldapmodify would */
  modify(text: string): void {
    for (const record of text.split(/\n\n+/).filter((part) => part.trim() !== '' && part.trim() !== 'version: 1')) {
      const lines = record
        .split('\n')
        .filter((line) => line !== '' && line !== 'version: 1')
        .map((line): [string, string] => {
          const match = /^([A-Za-z]+|-)(?::(:?) ?(.*))?$/.exec(line)
          if (match === null) throw new Error(`no LDIF: ${line}`)
          const [, name = '', coded, value = ''] = match
          return [name, coded === ':' ? Buffer.from(value, 'base64').toString() : value]
        })
      const [[, dn] = ['', ''], [, type] = ['', ''], ...rest] = lines
      const key = sameDn(dn)
      const found = this.entries.get(key)
      if (type === 'add') {
        if (found !== undefined) throw new Error(`${dn} is there`)
        if (!rest.some(([name]) => name === 'member')) throw new Error('a groupOfNames needs a member')
        this.entries.set(key, { dn, attributes: rest })
      } else if (type === 'modify' && found !== undefined) {
        const [[word, attribute] = ['', ''], ...values] = rest
        for (const [name, value] of values.filter((line) => line[0] !== '-')) {
          const at = found.attributes.findIndex((pair) => pair[0] === name && pair[1] === value)
          if (name !== attribute || at >= 0 !== (word === 'delete')) throw new Error(`${word} ${value} can't be done`)
          if (word === 'delete') found.attributes.splice(at, 1)
          else found.attributes.push([name, value])
        }
      } else throw new Error(`${type} of ${dn} can't be done`)
    }
  }

  /** Every entry, long lines folded. */
  search(): string {
    return [...this.entries.values()]
      .map(({ dn, attributes }) =>
        [ldifLine('dn', dn), ...attributes.map(([name, value]) => ldifLine(name, value)), '']
          .map((line) => line.replace(/(?<=^.{76}(?:.{75})*)(?=.)/gsu, (_, at: number) => (at > 0 ? '\n ' : '')))
          .join('\n'),
      )
      .join('\n')
  }
}
