import { describe, expect, it } from 'vitest'
import { errorsOf, readTexts, told } from '../testing/files.ts'

const HEAD = "Cluster - 'tux':Fairshare=1:QOS='normal'\nParent - 'root'\n"

describe('what Slurm’s accounts become', () => {
  it('chooses a PI by map, coordinator, only administrator, only user, in this order', async () => {
    const users = `Parent - 'a'\nUser - 'u1'\nUser - 'u2':AdminLevel='Operator'\nParent - 'b'\nUser - 'u3'\nParent - 'c'\nUser - 'u1'\nUser - 'u3'\n`
    const text = `${HEAD}Account - 'a'\nAccount - 'b'\nAccount - 'c'\n${users}`
    const reading = await readTexts({ 'tux.cfg': text })
    expect(reading.facility.projects.map(({ key, piUsername }) => [key, piUsername])).toEqual([
      ['a', 'u2'],
      ['b', 'u3'],
    ])
    expect(errorsOf(reading)).toEqual(['error tux.cfg:5 PI_UNKNOWN'])
    const named = await readTexts({ 'tux.cfg': text }, { piByAccount: { a: 'boss', c: 'boss' } })
    expect(named.facility.projects.map(({ piUsername }) => piUsername)).toEqual(['boss', 'u3', 'boss'])
  })

  it('keeps GPU and CPU budgets, says what it rounds, nests or leaves out', async () => {
    const reading = await readTexts(
      {
        'tux.cfg':
          `${HEAD}Account - 'a':GrpTRESMins=cpu=100,gres/gpu=600,gres/gpu:a100=300,mem=5,node=-1:MaxJobs=4:GrpTRES=cpu=8\n` +
          `Parent - 'a'\nAccount - 'sub':GrpTRESMins=cpu=60\nUser - 'jane':GrpTRESMins=cpu=1:MaxJobs=-1\nParent - 'sub'\nUser - 'jane'\n`,
      },
      { emailDomain: 'example.org', start: '2026-01-01T00:00:00.000Z', end: '2027-01-01T00:00:00.000Z' },
    )
    expect(
      reading.facility.allocations.map(({ resourceType, quantity, renewal }) => [resourceType, quantity, renewal]),
    ).toEqual([
      ['CPU core-hours (tux)', '1.6667', 'NONE'],
      ['GPU hours (tux)', '10', 'NONE'],
      ['CPU core-hours (tux)', '1', 'NONE'],
    ])
    expect(told(reading)).toEqual([
      'warning tux.cfg:3 GrpTRESMins NUMBER_ROUNDED',
      'warning tux.cfg:3 GrpTRESMins NOT_KEPT',
      'warning tux.cfg:3 GrpTRESMins NOT_KEPT',
      'warning tux.cfg:5 GrpTRESMins BUDGET_NESTED',
      'warning tux.cfg:1 qos NOT_KEPT',
      'warning tux.cfg:3 maxjobs NOT_KEPT',
      'warning tux.cfg:3 grptres NOT_KEPT',
      'warning tux.cfg:6 grptresmins of single users or of the whole cluster NOT_KEPT',
    ])
  })
})
