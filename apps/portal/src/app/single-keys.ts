const storageKey = 'tenure.single-keys'

/** Whether keys without Ctrl or Alt act. Speech input types them by accident, so they can be turned off (WCAG 2.1.4). */
export function hasSingleKeys(): boolean {
  return document.documentElement.dataset['singleKeys'] !== 'off'
}

/** Turns single keys on or off in this browser. public/before-paint.js does so again when the page is loaded. */
export function setSingleKeys(isOn: boolean): void {
  document.documentElement.dataset['singleKeys'] = isOn ? 'on' : 'off'
  try {
    localStorage.setItem(storageKey, isOn ? 'on' : 'off')
  } catch {
    // Storage may be forbidden: the choice then holds until the page is left.
  }
}
