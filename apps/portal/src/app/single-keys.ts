const storageKey = 'tenure.single-keys'

/** Whether keys without Ctrl or Alt act. Speech input types them by accident, so they can be turned off (WCAG 2.1.4). */
export function hasSingleKeys(): boolean {
  try {
    return localStorage.getItem(storageKey) !== 'off'
  } catch {
    return true
  }
}

/** Turns single keys on or off in this browser. */
export function setSingleKeys(isOn: boolean): void {
  try {
    localStorage.setItem(storageKey, isOn ? 'on' : 'off')
  } catch {
    // Storage may be forbidden: they then stay on.
  }
}
