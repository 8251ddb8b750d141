/** The columns that are read, by the names sacct gives them, in lower case. */
export type SacctColumns = ReadonlyMap<string, number>

/** What XDMoD's shredder asks of sacct, and many keep: the order of such a file, which has no header. */
const WITHOUT_HEADER =
  'jobidraw jobid cluster partition qos account group gid user uid submit eligible start end elapsed exitcode state nnodes ncpus reqcpus reqmem reqtres alloctres timelimit nodelist jobname'.split(
    ' ',
  )

const needed = [
  ['jobidraw', 'jobid'],
  ['account'],
  ['start'],
  ['elapsedraw', 'elapsed'],
  ['alloctres', 'ncpus', 'alloccpus'],
] as const

/**
 * Which columns a first line says, or those of XDMoD where it says none; as text, why that can't be.
 * @returns `isHeader`: whether the line itself is one and no job
 */
export function sacctColumns(first: string): { readonly columns: SacctColumns; readonly isHeader: boolean } | string {
  const cells = first.split('|').map((cell) => cell.trim().toLowerCase())
  const isHeader = cells.includes('jobid') || cells.includes('jobidraw')
  // With -p instead of -P every line ends in a bar more.
  const width = cells.at(-1) === '' ? cells.length - 1 : cells.length
  if (!isHeader && width !== WITHOUT_HEADER.length)
    return `This is no header of sacct -P, and without one there must be ${WITHOUT_HEADER.length} columns; here are ${width}. Leave --noheader away.`
  const columns = new Map((isHeader ? cells : WITHOUT_HEADER).map((name, at) => [name, at]))
  const lacking = needed.find((names) => !names.some((name) => columns.has(name)))
  if (lacking)
    return `The column ${lacking.join(' or ')} is missing. Ask: sacct -P -a -X --format=JobIDRaw,Cluster,Partition,Account,User,Start,End,ElapsedRaw,State,AllocTRES,JobName`
  return { columns, isHeader }
}
