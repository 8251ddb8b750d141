/** An operation's name as a deed done: 'editProject' → 'Edit project'. What went past the operations says so. */
export function showAction(action: string): string {
  if (action === 'refuse') return 'Was refused'
  if (action.startsWith('sql:')) return `Past the operations: ${action.slice(4)}`
  const words = action.replaceAll(
    /([a-z])([A-Z])/g,
    (_pair, low: string, high: string) => `${low} ${high.toLowerCase()}`,
  )
  return words.charAt(0).toUpperCase() + words.slice(1).replaceAll('_', ' ')
}
