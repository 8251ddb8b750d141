import { useSyncExternalStore } from 'react'

/** What a person chose: a theme, or the system's. */
export type ThemeChoice = 'light' | 'dark' | 'system'

const storageKey = 'tenure.theme'
const listeners = new Set<() => void>()

/** The choice in this browser. public/before-paint.js applies it before the first paint. */
export function themeChoice(): ThemeChoice {
  const theme = document.documentElement.dataset.theme
  return theme === 'light' || theme === 'dark' ? theme : 'system'
}

/** Applies a choice at once and keeps it in this browser. */
export function chooseTheme(choice: ThemeChoice): void {
  if (choice === 'system') delete document.documentElement.dataset.theme
  else document.documentElement.dataset.theme = choice
  try {
    if (choice === 'system') localStorage.removeItem(storageKey)
    else localStorage.setItem(storageKey, choice)
  } catch {
    // Storage may be forbidden: the choice then holds until the page is left.
  }
  for (const listener of listeners) listener()
}

/** The choice, drawn again when it changes. */
export function useThemeChoice(): ThemeChoice {
  return useSyncExternalStore((listener) => {
    listeners.add(listener)
    return () => listeners.delete(listener)
  }, themeChoice)
}

/** Whether what is seen now is dark. */
export function isDark(choice: ThemeChoice): boolean {
  return choice === 'dark' || (choice === 'system' && matchMedia('(prefers-color-scheme: dark)').matches)
}
