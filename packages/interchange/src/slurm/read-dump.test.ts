import { describe, expect, it } from 'vitest'
import { readFacility } from '../read-facility.ts'
import { errorsOf, readTexts, testData } from '../testing/files.ts'

const HEAD = "Cluster - 'tux':Fairshare=1:QOS='normal'\nParent - 'root'\n"

describe('a dump that sacctmgr wrote', () => {
  it('asks for the PIs Slurm does not know, and says how to name them', async () => {
    const reading = await readFacility([testData('sacctmgr-dump.cfg')])
    expect(reading.format).toBe('slurm')
    expect(errorsOf(reading)).toEqual([
      'error sacctmgr-dump.cfg:16 PI_UNKNOWN',
      'error sacctmgr-dump.cfg:17 PI_UNKNOWN',
      'error sacctmgr-dump.cfg:19 PI_UNKNOWN',
    ])
    expect(reading.problems[0]?.message).toContain('Add a line “genomics,<username>” to a pis.csv')
    expect(reading.facility.people.map(({ username, email }) => [username, email])).toEqual([
      ['jane', 'jane@tux.invalid'],
      ['john', 'john@tux.invalid'],
    ])
  })

  it('takes accounts, users and budgets once the PIs are named', async () => {
    const pis = { name: 'pis.csv', bytes: new TextEncoder().encode('account,pi\ngenomics,kim\nphysics,jane\n') }
    const options = { defaultPi: 'kim', emailDomain: 'example.org', start: '2026-01-01T00:00:00.000Z' }
    const { facility, ...reading } = await readFacility([testData('sacctmgr-dump.cfg'), pis], options)
    expect(errorsOf({ facility, ...reading })).toEqual([])
    expect(
      facility.projects.map(({ key, piUsername, members }) => [key, piUsername, ...members.map((m) => m.username)]),
    ).toEqual([
      ['genomics', 'kim'],
      ['physics', 'jane', 'john'],
      ['genomics_x', 'kim'],
    ])
    expect(facility.resourceTypes).toMatchObject([{ name: 'CPU core-hours (tux)', unit: 'core-hours' }])
    expect(facility.allocations).toMatchObject([
      { key: 'slurm/tux/physics/cpu', project: 'physics', quantity: '10000', billingPeriod: 'YEAR', renewal: 'AUTO' },
    ])
    expect(facility.people.find(({ username }) => username === 'kim')).toMatchObject({
      email: 'kim@example.org',
      roles: ['pi'],
    })
    expect(facility.notes.map(({ text }) => text)).toContain('On tux: organization bio; sub-account of genomics.')
  })
})

describe('lines of a dump', () => {
  it('reads quotes, escapes, comments, continuations and older names', async () => {
    const { facility, problems } = await readTexts({
      'tux.cfg':
        `# comment\n${HEAD}` +
        `Account - 'a':Description='o'brien: the \\#1 lab':Organization="x"  # said once\n` +
        `Account - 'b':Description='two':\\\n  GrpCPUMins=60:Fairshare=2147483647\n` +
        `sacctmgr: Project - 'c'\n` +
        `Parent - 'a'\nUser - 'u1':Coordinator='a,b,c':DefaultAccount='a'\nUser - 'u2':Partition='long'\nUser - 'u2':Partition='short'\n`,
    })
    expect(facility.projects.map(({ key, description, piUsername }) => [key, description, piUsername])).toEqual([
      ['a', "o'brien: the #1 lab", 'u1'],
      ['b', 'two', 'u1'],
      ['c', '', 'u1'],
    ])
    expect(facility.projects[0]?.members).toMatchObject([{ username: 'u2', role: 'VIEWER' }])
    expect(facility.allocations).toMatchObject([{ project: 'b', quantity: '1', origin: { line: 5 } }])
    expect(problems.filter(({ severity }) => severity === 'error')).toEqual([])
  })

  it('names lines it can’t read and reads on', async () => {
    const reading = await readTexts(
      { 'tux.cfg': `${HEAD}Account - 'a':Description='open\nnonsense\nAccount - 'b':Fairshare\nAccount - 'c'\n` },
      { defaultPi: 'x' },
    )
    expect(errorsOf(reading)).toEqual([
      'error tux.cfg:3 ROW_NOT_READABLE',
      'error tux.cfg:4 ROW_NOT_READABLE',
      'error tux.cfg:5 ROW_NOT_READABLE',
    ])
    expect(reading.facility.projects.map(({ key }) => key)).toEqual(['c'])
  })
})
