const focusable = 'a[href], button, input, select, textarea, [tabindex]'

/**
 * What takes the focus of a cell: the one thing in it that can be pressed, else the cell itself.
 * @param cell an element with data-cell
 */
export function focusTarget(cell: HTMLElement): HTMLElement {
  return cell.querySelector<HTMLElement>(focusable) ?? cell
}

/**
 * Leaves the grid one tab stop, whatever its cells hold: everything that could take focus is taken out of the tab order but the active cell's target.
 * Done on the elements, for a page's links and buttons cannot know whether theirs is the active cell.
 */
export function keepOneTabStop(grid: HTMLElement, activeCell: HTMLElement | null): void {
  const target = activeCell && focusTarget(activeCell)
  for (const element of grid.querySelectorAll<HTMLElement>(focusable)) {
    const tabIndex = element === target ? 0 : -1
    if (element.tabIndex !== tabIndex || !element.hasAttribute('tabindex')) element.tabIndex = tabIndex
  }
}

/** Whether keys belong to what is being typed in rather than to the grid. */
export function isTyping(target: EventTarget): boolean {
  return target instanceof HTMLElement && target.matches('input:not([type=checkbox]), textarea, [contenteditable=true]')
}
