/** A role's name in words: 'resource_manager' → 'Resource manager', 'pi' → 'PI'. */
export function roleName(name: string): string {
  if (name === 'pi') return 'PI'
  const words = name.replaceAll('_', ' ')
  return words.charAt(0).toUpperCase() + words.slice(1)
}
