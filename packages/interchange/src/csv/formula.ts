/**
 * A spreadsheet runs a cell that begins with one of these as a formula (OWASP, "CSV Injection"); the wide forms count,
 * since some spreadsheets fold them into the plain ones.
 */
const RUNS = /^[=+\-@\t\r\n\uFF1D\uFF0B\uFF0D\uFF20]/
const GUARDED = /^'+[=+\-@\t\r\n\uFF1D\uFF0B\uFF0D\uFF20]/

/**
 * Puts an apostrophe before a cell that a spreadsheet would run. A cell that already looks guarded gets one more,
 * or its own apostrophe would be lost on the way back.
 */
export const guardFormula = (cell: string): string => (RUNS.test(cell) || GUARDED.test(cell) ? `'${cell}` : cell)

/** Takes off exactly the apostrophe that `guardFormula` put there. */
export const unguardFormula = (cell: string): string => (GUARDED.test(cell) ? cell.slice(1) : cell)
