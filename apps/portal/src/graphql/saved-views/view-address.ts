/** What of an address a view keeps: all but the row that is looked at. */
export function viewAddress(search: string): string {
  const params = new URLSearchParams(search)
  params.delete('peek')
  return params.toString()
}
