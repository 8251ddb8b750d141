import { writeCsvFiles, type Facility, type SourceFile } from '@tenure/interchange'
import type { Context } from '../../../kernel/context.ts'
import { NotFound } from '../../../kernel/refusals.ts'
import { requireExport } from './access.ts'
import { facilityOf } from './state/facility-of.ts'
import { loadFacility } from './state/load-facility.ts'

const countsOf = ({ people, resourceTypes, securityGroups, projects, allocations, shares, dataShares }: Facility) => ({
  people: people.length,
  resourceTypes: resourceTypes.length,
  securityGroups: securityGroups.length,
  projects: projects.length,
  allocations: allocations.length,
  resourceShares: shares.length,
  dataShares: dataShares.length,
})

/** Writes the whole facility (or one of its files) as CSV, as it stands at one moment, and records who took it away and how much it was. */
export async function exportFacility(ctx: Context, only?: string): Promise<SourceFile[]> {
  requireExport(ctx)
  const facility = facilityOf(await loadFacility(ctx), ctx.now)
  const files = writeCsvFiles(facility).filter(({ name }) => only === undefined || name === only)
  if (files.length === 0) throw new NotFound('file', ['file'])
  const details = { files: files.map(({ name }) => name), counts: countsOf(facility) }
  await ctx.sql('select audit.record($1, $2, null, null, $3, null)', [
    'exportFacility',
    'facility',
    JSON.stringify(details),
  ])
  return files
}
