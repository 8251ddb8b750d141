import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readUsage } from './read-usage.ts'
import type { UsageFormat, UsageLine } from './usage-line.ts'

async function read(text: string, format: UsageFormat = 'sacct', cut = 7): Promise<UsageLine[]> {
  const bytes = new TextEncoder().encode(text)
  async function* chunks() {
    for (let at = 0; at < bytes.length; at += cut) yield bytes.subarray(at, at + cut)
  }
  const found: UsageLine[] = []
  for await (const batch of readUsage(chunks(), format)) found.push(...batch)
  return found
}

const HEADER = 'JobIDRaw|Cluster|Partition|Account|User|Start|End|Elapsed|State|AllocTRES|JobName'
const job = (cells: string) => `${HEADER}\n${cells}\n`

describe('sacct -P', () => {
  it('reads a job, whatever its chunks', async () => {
    const text = job(
      '42|tux|gpu|light|ann|2026-01-01T10:00:00|2026-01-02T11:30:15|1-01:30:15|COMPLETED|billing=8,cpu=8,gres/gpu:a100=2,mem=62.50G,node=1|fold|ing',
    )
    const whole = await read(text, 'sacct', 10_000)
    expect(whole).toMatchObject([
      {
        kind: 'JOB',
        line: 2,
        externalId: 'tux/42/2026-01-01T10:00:00Z',
        account: 'light',
        username: 'ann',
        seconds: 91_815n,
        counts: { cpu: 8n, gpu: 2n, memoryBytes: 67_108_864_000n, nodes: 1n, billing: 8n },
      },
    ])
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 1, max: 60 }), async (cut) => {
        expect(await read(text, 'sacct', cut)).toEqual(whole)
      }),
      { numRuns: 30 },
    )
  })

  it('tells a step from a job, what runs from what waits, and each run of a requeued job', async () => {
    const text = [
      HEADER,
      '1.batch|tux|p|light||2026-01-01T10:00:00|2026-01-01T11:00:00|01:00:00|COMPLETED|cpu=1|batch',
      '2|tux|p|light|ann|Unknown|Unknown|00:00:00|PENDING||x',
      '3|tux|p|light|ann|2026-01-01T10:00:00|Unknown|00:10:00|RUNNING|cpu=2|x',
      '4|tux|p|light|ann|2026-01-01T10:00:00|2026-01-01T10:10:00|00:10:00|REQUEUED|cpu=2|x',
      '4|tux|p|light|ann|2026-01-01T12:00:00|2026-01-01T12:10:00|00:10:00|COMPLETED|cpu=2|x',
    ].join('\n')
    const lines = await read(text)
    expect(lines.map(({ kind }) => kind)).toEqual(['STEP', 'NOT_STARTED', 'JOB', 'JOB', 'JOB'])
    expect(lines[2]).toMatchObject({ endsAt: new Date('2026-01-01T10:10:00Z'), details: { running: 'true' } })
    expect(new Set(lines.slice(3).map((line) => 'externalId' in line && line.externalId)).size).toBe(2)
  })

  it.each([
    ['5|tux|p|light|ann|2026-13-01T10:00:00|Unknown|1:00|RUNNING|cpu=1|x', /start/],
    ['5|tux|p|light|ann|2026-02-31T10:00:00|Unknown|1:00|RUNNING|cpu=1|x', /start/],
    ['5|tux|p|light|ann|2026-01-01T10:00:00|Unknown|soon|RUNNING|cpu=1|x', /elapsed/],
    ['5|tux|p|physics_l+|ann|2026-01-01T10:00:00|Unknown|1:00|RUNNING|cpu=1|x', /cut off/],
    ['5|tux|p||ann|2026-01-01T10:00:00|Unknown|1:00|RUNNING|cpu=1|x', /account/],
    ['5|tux|p|light|ann|2026-01-01T10:00:00|Unknown|1:00|RUNNING|cpu=many|x', /resources/],
    ['5|tux|p|light', /cut off/],
  ])('says what is wrong with %s', async (line, why) => {
    const [found] = await read(job(line))
    expect(found).toMatchObject({ kind: 'PROBLEM', line: 2 })
    expect(found && 'message' in found && found.message).toMatch(why)
  })

  it('makes something of every line', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.stringMatching(/^[^\r\n]{1,40}$/), { maxLength: 20 }), async (lines) => {
        expect(await read([HEADER, ...lines].join('\n'))).toHaveLength(lines.length)
      }),
      { numRuns: 100 },
    )
  })
})

describe('tables', () => {
  it('reads measurements and use, and refuses a column it does not know', async () => {
    expect(await read('account,resource_type,used,measured_at\nAB-1,Disk,12.5T,2026-01-01\n', 'quota')).toMatchObject([
      {
        kind: 'MEASURED',
        line: 2,
        quantity: '12.5T',
        startsAt: new Date('2026-01-01T00:00:00Z'),
        externalId: '/AB-1/',
      },
    ])
    const csv = 'external_id,account,resource_type,quantity,start,end,user\n'
    expect(
      await read(
        `${csv}a,AB-1,Beam,3,2026-01-01T08:00,2026-01-01T11:00,ann\nb,AB-1,Beam,,2026-01-01,2026-01-01,\n`,
        'csv',
      ),
    ).toMatchObject([
      { kind: 'CONSUMED', username: 'ann' },
      { kind: 'PROBLEM', line: 3, message: /quantity/ },
    ])
    expect(await read('account,colour\n', 'quota')).toMatchObject([{ kind: 'PROBLEM', message: /missing/ }])
  })
})
