/**
 * A distinguished name as it is compared: without the case and the spaces that mean nothing (RFC 4517 leaves both to most
 * attributes). Names that are no DN, such as Grouper's, come out in lower case.
 */
export function normalDn(dn: string): string {
  return dn
    .trim()
    .split(/(?<!\\),/)
    .map((part) => {
      const [attribute, ...value] = part.split('=')
      if (value.length === 0) return part.trim().toLowerCase()
      return `${attribute!.trim()}=${value.join('=').trim()}`.toLowerCase()
    })
    .join(',')
}

/** Whether a name lies beneath a base, or is it. */
export function isUnder(dn: string, base: string): boolean {
  const [inner, outer] = [normalDn(dn), normalDn(base)]
  return inner === outer || inner.endsWith(`,${outer}`)
}
