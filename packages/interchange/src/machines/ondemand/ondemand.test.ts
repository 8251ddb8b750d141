import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { anyMachineState } from '../../testing/any-machine-state.ts'
import { file, readTexts } from '../../testing/files.ts'
import { differBalances, writeBalances } from './balances.ts'
import { differOnDemandQuotas, writeOnDemandQuotas } from './quotas.ts'

const read = ({ bytes }: { readonly bytes: Uint8Array }): unknown => JSON.parse(new TextDecoder().decode(bytes))
const path = '/data/{project}/{share}'

const state = async () => ({
  at: '2026-06-01T00:00:00.000Z',
  entitlements: [{ project: 'phys', resourceType: 'CPU', entitlement: '10', headroom: '7.9' }],
  facility: (
    await readTexts({
      'people.csv': 'username,email,full_name\njane,jane@x.org,Jane\nkim,kim@x.org,Kim\n',
      'security-groups.csv': 'name,members\nlab,kim\n',
      'resource-types.csv': 'name,unit,storage\nCPU,core-hours,no\nDisk,TiB,yes\n',
      'projects.csv': 'key,name,pi,default_security_group\nphys,Physics,jane,lab\n',
      'project-members.csv': 'project,username\nphys,kim\n',
      'allocations.csv': 'key,project,resource_type,quantity,start\na,phys,Disk,2,2026-01-01\n',
      'data-shares.csv': 'project,name,allocation,subtype\nphys,raw/../x,a,POSIX\n',
    })
  ).facility,
})

describe('Open OnDemand’s files', () => {
  it('writes what is left as balances.json of version 1, in whole units', async () => {
    expect(read(writeBalances(await state(), 'CPU').file)).toEqual({
      version: 1,
      timestamp: 1_780_272_000,
      config: { unit: 'core-hours', project_type: 'project' },
      balances: [
        { user: 'jane', project: 'phys', value: 7 },
        { user: 'kim', project: 'phys', value: 7 },
      ],
    })
  })

  it('writes limits in blocks of 1024 bytes, of who may use the share, beneath its folder', async () => {
    const one = { type: 'fileset', user: 'kim', path: '/data/phys/raw_.._x', block_limit: 2 ** 31 }
    const unused = { total_block_usage: 0, total_file_usage: 0, file_limit: 0 }
    expect(read(writeOnDemandQuotas(await state(), path).file)).toEqual({
      version: 1,
      timestamp: 1_780_272_000,
      quotas: [{ ...unused, ...one }],
    })
  })

  it('keeps usage and other rows of the current file, and drops them only in the other', async () => {
    const home = { user: 'kim', path: '/home/kim', total_block_usage: 1, block_limit: 9 }
    const raw = { user: 'kim', path: '/data/phys/raw_.._x', total_block_usage: 42, file_usage: 3, block_limit: 5 }
    const now = file('quotas.json', JSON.stringify({ version: 1, quotas: [home, raw] }))
    const { changes, removals, differences } = differOnDemandQuotas(await state(), path, now)
    expect(read(changes)).toMatchObject({
      quotas: [{ total_block_usage: 42, file_usage: 3, block_limit: 2 ** 31 }, home],
    })
    expect(read(removals)).toMatchObject({ quotas: [{ total_block_usage: 42 }] })
    expect(differences.map(({ action, before, after }) => [action, before, after])).toEqual([
      ['changed', '5 KiB', '2147483648 KiB'],
      ['removed', '9 KiB', null],
    ])
  })

  it.each(['', '[]', '{"quotas":[1]}', '{"quotas":[{"path":"/x"}]}'])('refuses %j', async (text) => {
    expect(differOnDemandQuotas(await state(), path, file('q.json', text)).unreadable).toHaveLength(1)
    expect(differBalances(await state(), 'CPU', file('b.json', text)).unreadable).toHaveLength(1)
  })

  it('finds nothing more once the files are replaced', () => {
    fc.assert(
      fc.property(anyMachineState, anyMachineState, (before, after) => {
        const balances = differBalances(after, 'CPU', writeBalances(before, 'CPU').file).removals
        expect(differBalances(after, 'CPU', balances).differences).toEqual([])
        const quotas = differOnDemandQuotas(after, path, writeOnDemandQuotas(before, path).file).removals
        expect(differOnDemandQuotas(after, path, quotas).differences).toEqual([])
        const kept = differBalances(after, 'CPU', writeBalances(before, 'CPU').file).changes
        const left = differBalances(after, 'CPU', kept).differences
        expect(left.every(({ action }) => action === 'removed')).toBe(true)
      }),
      { numRuns: 80 },
    )
  })
})
