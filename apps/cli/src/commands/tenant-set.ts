import pg from 'pg'
import type { Command } from '../command.ts'
import { openDatabase } from '../database.ts'
import { Failure } from '../failure.ts'
import { say } from '../terminal.ts'

interface Tenant {
  readonly name: string
  readonly tier: string
  readonly storage_quota_bytes: string | null
  readonly itar_restricted: boolean
  readonly data_region: string | null
}

/** `tenure tenant set`: what the installation sets of an institution, and the institution itself may not. Without options it says how that stands. */
export const tenantSet: Command = {
  operands: '<slug>',
  options: {
    tier: { type: 'string' },
    'quota-bytes': { type: 'string' },
    region: { type: 'string' },
    itar: { type: 'string' },
  },
  help: [
    '--tier         FREE, PRO or ENTERPRISE',
    '--quota-bytes  the most bytes it may store, or none',
    '--region       where its data must stay, or none',
    '--itar         on or off: whether export control binds it. First attest somebody who gives rights there: tenure tenant attest',
  ],
  async run({ environment, options, operands }) {
    const [slug] = operands
    if (!slug) throw new Failure('A slug is needed.', 'For example: tenure tenant set northwind --tier PRO')
    const changes = changesOf(options)
    const { ownerUrl, close } = await openDatabase(environment)
    const owner = new pg.Pool({ connectionString: ownerUrl, max: 1 })
    try {
      const { rows } = await set(owner, slug, changes)
      const [tenant] = rows
      if (!tenant)
        throw new Failure(`There is no institution ${slug}.`, 'Check the slug: it is the name used at sign-in.')
      say(
        [
          tenant.name,
          `  tier          ${tenant.tier}`,
          `  quota         ${tenant.storage_quota_bytes === null ? 'none' : `${tenant.storage_quota_bytes} bytes`}`,
          `  data region   ${tenant.data_region ?? 'none'}`,
          `  ITAR          ${tenant.itar_restricted ? 'restricted' : 'not restricted'}`,
        ].join('\n'),
      )
    } finally {
      await owner.end()
      await close()
    }
  },
}

function changesOf(options: Readonly<Record<string, unknown>>): object {
  const { tier, region, itar } = options
  const quota = options['quota-bytes']
  if (typeof tier === 'string' && !['FREE', 'PRO', 'ENTERPRISE'].includes(tier))
    throw new Failure('There is no such tier.', 'Choose FREE, PRO or ENTERPRISE.')
  if (itar !== undefined && itar !== 'on' && itar !== 'off')
    throw new Failure('--itar is on or off.', 'For example: tenure tenant set northwind --itar on')
  if (typeof quota === 'string' && quota !== 'none' && !/^\d{1,18}$/.test(quota))
    throw new Failure('--quota-bytes is a number of bytes, or none.', 'For example: --quota-bytes 50000000000000')
  return {
    ...(typeof tier === 'string' && { tier }),
    ...(typeof quota === 'string' && { storageQuotaBytes: quota === 'none' ? null : quota }),
    ...(typeof region === 'string' && { dataRegion: region === 'none' ? null : region }),
    ...(typeof itar === 'string' && { itarRestricted: itar === 'on' }),
  }
}

async function set(owner: pg.Pool, slug: string, changes: object) {
  try {
    return await owner.query<Tenant>('select * from identity.set_tenant($1, $2)', [slug, JSON.stringify(changes)])
  } catch (cause) {
    if ((cause as { code?: string }).code !== 'TN005') throw cause
    throw new Failure(
      'Nobody there who gives rights is attested: once restricted, nobody could come in.',
      `Attest one first: tenure tenant attest ${slug} <address> --until 2027-12-31 --basis "Passport seen"`,
      { cause },
    )
  }
}
