import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { Problems } from '../../problem.ts'
import { anyMachineState } from '../../testing/any-machine-state.ts'
import { file, readTexts } from '../../testing/files.ts'
import { toBytes } from './bytes.ts'
import { differQuotas, writeQuotaFile } from './differ-quotas.ts'
import { readQuotas, writeQuotas } from './quotas-csv.ts'

const textOf = ({ bytes }: { readonly bytes: Uint8Array }) => new TextDecoder().decode(bytes)

const state = async () => ({
  at: '2026-06-01T00:00:00.000Z',
  entitlements: [],
  facility: (
    await readTexts({
      'people.csv': 'username,email,full_name\njane,jane@x.org,Jane\n',
      'resource-types.csv': 'name,unit,storage\nDisk,TB,yes\nTape,slots,yes\n',
      'projects.csv': 'key,name,pi\nphys,Physics,jane\n',
      'allocations.csv':
        'key,project,resource_type,quantity,start,end\na,phys,Disk,1.5,2026-01-01,\nb,phys,Disk,2,2026-01-01,2026-02-01\nc,phys,Tape,2,2026-01-01,\n',
      'data-shares.csv':
        'project,name,allocation,subtype\nphys,"=raw, ""x""",a,POSIX\nphys,over,b,POSIX\nphys,tape,c,S3_LIKE\n',
    })
  ).facility,
})

describe('the difference between a quota file and Tenure', () => {
  it('writes whole bytes, and tells what has no quota', async () => {
    const { file: written, warnings } = writeQuotaFile(await state())
    expect(textOf(written)).toBe(`share,project,kind,quota_bytes\n"'=raw, ""x""",phys,POSIX,1500000000000\n`)
    expect(warnings.map(({ code, value }) => [code, value])).toEqual([
      ['LEFT_OUT', 'over'],
      ['LEFT_OUT', 'tape'],
    ])
  })

  it('says before and after, and never removes what only the machine has', async () => {
    const now = `project,share,kind,quota\nphys,"=raw, ""x""",POSIX,1\nphys,home,POSIX,7\n`
    const { changes, removals, differences } = await differQuotas(await state(), file('now.csv', now))
    expect(differences).toEqual([
      {
        action: 'changed',
        kind: 'quota',
        subject: '=raw, "x" of phys',
        before: '1 bytes, POSIX',
        after: '1500000000000 bytes, POSIX',
      },
      { action: 'removed', kind: 'quota', subject: 'home of phys', before: '7 bytes, POSIX', after: null },
    ])
    expect(textOf(changes)).not.toContain('home')
    expect(textOf(removals)).toBe('share,project,kind,quota_bytes\nhome,phys,POSIX,7\n')
  })

  it.each(['', 'share,project\na,b\n', 'share,project,kind,quota_bytes\na,b,POSIX,1.5 TB\n', 'share,"x\n'])(
    'refuses %j',
    async (text) => {
      const found = await differQuotas(await state(), file('now.csv', text))
      expect([found.unreadable.length > 0, found.differences]).toEqual([true, []])
    },
  )

  it('counts in tens and in twos, exactly', () => {
    expect(['TB', 'TiB', 'gigabytes', 'B', 'slots', 'iB'].map((unit) => toBytes('1.0001', unit))).toEqual([
      1_000_100_000_000n,
      1_099_621_578_938n,
      1_000_100_000n,
      1n,
      undefined,
      undefined,
    ])
  })

  it('brings any file to what Tenure says, and then finds nothing more', async () => {
    await fc.assert(
      fc.asyncProperty(anyMachineState, anyMachineState, async (before, after) => {
        const start = writeQuotaFile(before).file
        const found = await differQuotas(after, start)
        expect(found.unreadable).toEqual([])
        const read = (source: Parameters<typeof readQuotas>[0]) => readQuotas(source, new Problems())
        const key = ({ project, share }: { project: string; share: string }) => `${project}\0${share}`
        const rows = new Map((await read(start)).map((quota) => [key(quota), quota]))
        for (const quota of await read(found.changes)) rows.set(key(quota), quota)
        for (const quota of await read(found.removals)) rows.delete(key(quota))
        const again = await differQuotas(after, writeQuotas('now.csv', [...rows.values()]))
        expect([again.unreadable, again.differences]).toEqual([[], []])
      }),
      { numRuns: 60 },
    )
  })
})
