/** How the rows of the workbench are grouped. */
export const groupings = ['NONE', 'PROJECT', 'PI', 'TYPE', 'MONTH'] as const
export type Grouping = (typeof groupings)[number]

/** What the address of the workbench says. */
export interface WorkbenchSearch {
  readonly search?: string
  readonly group?: Grouping
}

/** Reads an address; what makes no sense in it falls out. */
export function readWorkbenchSearch({ search, group }: Record<string, unknown>): WorkbenchSearch {
  const by = groupings.find((one) => one === group && one !== 'NONE')
  return {
    ...(typeof search === 'string' && search !== '' && { search }),
    ...(by && { group: by }),
  }
}
