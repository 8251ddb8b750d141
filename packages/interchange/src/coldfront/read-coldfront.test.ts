import { describe, expect, it } from 'vitest'
import { readFacility } from '../read-facility.ts'
import { allocation, attribute, dump, project, user, type Row } from '../testing/coldfront-dump.ts'
import { errorsOf, hasShared, readShared, readTexts, told } from '../testing/files.ts'

const read = (...rows: readonly Row[]) => readTexts({ 'dump.json': dump(...rows) })

describe('a ColdFront dump', () => {
  it('takes people, projects with managers and members, and allocations by their attributes', async () => {
    const { facility, ...reading } = await read(
      user(1, 'pi'),
      user(2, 'manager'),
      user(3, 'member'),
      ['user.userprofile', 1, { user: 1, is_pi: true }],
      project(1),
      ['project.projectuser', 1, { user: 1, project: 1, role: 2, status: 1 }],
      ['project.projectuser', 2, { user: 2, project: 1, role: 2, status: 1 }],
      ['project.projectuser', 3, { user: 3, project: 1, role: 1, status: 1 }],
      allocation(1),
      attribute(1, [1, '5000']),
      attribute(2, [2, '250']),
      attribute(3, [4, 'lab-group']),
      ['allocation.allocationattributeusage', 1, { value: 12.5 }],
    )
    expect(told({ facility, ...reading })).toEqual([])
    expect(facility.people.map(({ username, roles }) => [username, ...roles])).toEqual([
      ['pi', 'pi'],
      ['manager'],
      ['member'],
    ])
    expect(facility.projects[0]).toMatchObject({
      key: 'coldfront-1',
      managers: ['manager'],
      members: [
        { username: 'manager', role: 'EDITOR' },
        { username: 'member', role: 'VIEWER' },
      ],
    })
    expect(facility.allocations.map(({ key, resourceType, quantity }) => [key, resourceType, quantity])).toEqual([
      ['coldfront/1/core-hours', 'HPC (core-hours)', '5000'],
      ['coldfront/1/GB', 'HPC (GB)', '250'],
    ])
    expect(facility.securityGroups).toMatchObject([{ name: 'lab-group' }])
    expect(facility.notes.map(({ text }) => text)).toContain('Core Usage (Hours): 5000, of which 12.5 used')
  })

  it('says what it leaves out, and why, at the line it stands on', async () => {
    const reading = await read(
      user(1, 'pi'),
      user(2, 'gone', { is_active: false }),
      project(1),
      project(2, { pi: 2 }),
      ['project.projectuser', 1, { user: 2, project: 1, role: 1, status: 1 }],
      ['project.projectuser', 2, { user: 1, project: 1, role: 1, status: 2 }],
      allocation(1, { status: 2 }),
      allocation(2, { status: 3 }),
      allocation(3, { project: 2 }),
      allocation(4, { end_date: null }),
      allocation(5, { resources: [99] }),
    )
    expect(reading.facility.allocations).toEqual([])
    expect(told(reading)).toEqual([
      'warning dump.json:18 is_active LEFT_OUT',
      'warning dump.json:21 LEFT_OUT',
      'warning dump.json:22 LEFT_OUT',
      'error dump.json:20 pi PI_UNKNOWN',
      'warning dump.json:23 status LEFT_OUT',
      'warning dump.json:24 status LEFT_OUT',
      'warning dump.json:25 status LEFT_OUT',
      'warning dump.json:26 status LEFT_OUT',
      'warning dump.json:27 status LEFT_OUT',
    ])
    expect(reading.problems.map(({ message }) => message).join('\n')).toMatch(
      /status is Denied[^]*not granted yet[^]*no end date/,
    )
  })

  it('falls back on Slurm’s budget, then on the bare quantity', async () => {
    const reading = await read(
      user(1, 'pi', { email: '' }),
      user(2, 'two', { email: 'TWO@example.org' }),
      user(3, 'three', { email: 'two@example.org' }),
      project(1),
      allocation(1),
      attribute(1, [3, 'Fairshare=100:GrpTRESMins=cpu=600:QOS+=x']),
      allocation(2),
      attribute(2, [3, 'GrpTRESMins=cpu={cpumin}'], 2),
    )
    expect(reading.facility.allocations.map(({ resourceType, quantity }) => [resourceType, quantity])).toEqual([
      ['HPC (core-hours)', '10'],
      ['HPC', '3'],
    ])
    expect(told(reading).map((line) => line.split(' ').at(-1))).toEqual([
      'EMAIL_MADE_UP',
      'EMAIL_MADE_UP',
      'QUANTITY_ASSUMED',
    ])
  })

  it('follows natural keys, and reads one object a line', async () => {
    const rows = [
      { model: 'auth.user', fields: { username: 'pi', email: 'pi@example.org' } },
      { model: 'project.projectstatuschoice', fields: { name: 'New' } },
      { model: 'project.project', fields: { title: 'T', pi: ['pi'], status: ['New'] } },
      { model: 'project.projectattributetype', pk: 1, fields: { name: 'Account Number' } },
      { model: 'project.projectattribute', pk: 1, fields: { proj_attr_type: 1, project: ['T', 'pi'], value: '77' } },
    ]
    const reading = await readTexts({ 'dump.jsonl': rows.map((row) => JSON.stringify(row)).join('\n') })
    expect(errorsOf(reading)).toEqual([])
    expect(reading.facility.projects).toMatchObject([
      { key: 'coldfront-pi/T', status: 'DRAFT', piUsername: 'pi', billing: { costCentre: '77' } },
    ])
  })

  it('says where a dump was cut off', async () => {
    const reading = await readTexts({ 'dump.json': dump(user(1, 'pi')).slice(0, -20) })
    expect(errorsOf(reading)).toEqual(['error dump.json:1 ROW_NOT_READABLE'])
  })

  it.skipIf(!hasShared('coldfront/dumpdata.json'))('reads what ColdFront 1.1.9 wrote', async () => {
    const { format, facility, problems } = await readFacility([readShared('coldfront/dumpdata.json')])
    expect(format).toBe('coldfront')
    expect([facility.people.length, facility.projects.length, facility.allocations.length]).toEqual([51, 2, 6])
    expect(facility.allocations.map(({ quantity, model }) => `${quantity} ${model}`)).toEqual([
      '1 SUBSCRIPTION',
      '1 SUBSCRIPTION',
      '10 SUBSCRIPTION',
      '150000 SUBSCRIPTION',
      '1000 CONDO',
      '20 CONDO',
    ])
    expect(facility.projects[0]).toMatchObject({ piUsername: 'cgray', billing: { costCentre: '1756522' } })
    expect(problems.map(({ severity, code }) => `${severity} ${code}`)).toEqual([
      'warning EMAIL_MADE_UP',
      'warning QUANTITY_ASSUMED',
      'warning QUANTITY_ASSUMED',
      'warning QUANTITY_ASSUMED',
    ])
  })
})
