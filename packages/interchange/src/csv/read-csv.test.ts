import { describe, expect, it } from 'vitest'
import { readFacility } from '../read-facility.ts'
import { errorsOf, file, readTexts, told } from '../testing/files.ts'

const PEOPLE = 'username,email,full_name\njane,jane@example.org,Jane Doe\n'
const PROJECTS = 'key,name,pi\nP1,Quarks,jane\n'

describe('a folder of CSV files', () => {
  it('reads the least a facility can write, with defaults', async () => {
    const reading = await readTexts({
      'site/people.csv': PEOPLE,
      'site/projects.csv': PROJECTS,
      'site/project-members.csv': 'project,username\nP1,john\n',
      'site/allocations.csv': 'project,resource_type,quantity,start\nP1,CPU,1000,2026-01-01\n',
      'site/.DS_Store': 'x',
    })
    expect(told(reading)).toEqual([])
    expect(reading.facility.people[0]).toMatchObject({ username: 'jane', status: 'ACTIVE', roles: [] })
    expect(reading.facility.projects[0]?.members).toMatchObject([{ username: 'john', role: 'VIEWER' }])
    expect(reading.facility.allocations).toEqual([
      {
        origin: { file: 'allocations.csv', line: 2 },
        key: 'P1/CPU/SUBSCRIPTION/2026-01-01',
        project: 'P1',
        resourceType: 'CPU',
        model: 'SUBSCRIPTION',
        quantity: '1000',
        start: '2026-01-01T00:00:00.000Z',
        end: null,
        billingPeriod: 'MONTH',
        renewal: 'AUTO',
        status: 'ACTIVE',
      },
    ])
  })

  it('takes other headers in other case, a byte order mark, and decimal commas in semicolon files', async () => {
    const reading = await readTexts({
      'Users.csv': '\uFEFFLogin;E-Mail;"Display Name";State\r\njane;jane@example.org;"Doe; Jane";suspended\r\n',
      'ALLOCATIONS.CSV':
        'ID;Project Key;Resource;Amount;Start Date;End Date;Renews\r\na1;P1;CPU;1234,5;2026-01-01;2027-01-01;no\r\n',
    })
    expect(told(reading)).toEqual([])
    expect(reading.facility.people[0]).toMatchObject({ fullName: 'Doe; Jane', status: 'SUSPENDED' })
    expect(reading.facility.allocations[0]).toMatchObject({ key: 'a1', quantity: '1234.5', renewal: 'NONE' })
  })

  it('names a missing column, and an unknown one, once', async () => {
    const reading = await readTexts({
      'people.csv': 'username,e-mail,colour\njane,jane@example.org,red\njohn,x,blue\n',
    })
    expect(told(reading)).toEqual([
      'error people.csv:1 full_name COLUMN_MISSING',
      'warning people.csv:1 colour COLUMN_UNKNOWN',
    ])
    expect(reading.problems[0]?.message).toContain('people.csv has no column “full_name”')
    expect(reading.facility.people).toEqual([])
  })

  it('reads shares, data shares, groups and types', async () => {
    const reading = await readTexts({
      'resource-types.csv': 'name,unit,storage,default_model,lifetime_months\nDisk,TB,yes,condo,60\n',
      'security-groups.csv': 'name,external_id,members\ng1,"cn=g1,dc=org",jane; john\n',
      'resource-shares.csv':
        'source,recipient,resource_type,percent\nP1,P2,,10 %\nP1,P2,Disk,0\nP1,P1,,5\nP1,P3,,99.5\nP2,P1,,1.234\n',
      'data-shares.csv': 'project,name,allocation,subtype\nP1,raw,a1,s3\n',
    })
    expect(reading.facility.resourceTypes[0]).toMatchObject({
      isStorage: true,
      defaultModel: 'CONDO',
      lifetimeMonths: 60,
    })
    expect(reading.facility.securityGroups[0]?.members).toEqual(['jane', 'john'])
    expect(reading.facility.shares).toMatchObject([
      { resourceType: null, percent: '10', kind: 'RESERVED' },
      { resourceType: 'Disk', percent: '0' },
    ])
    expect(reading.facility.dataShares[0]?.subtype).toBe('S3_LIKE')
    expect(errorsOf(reading)).toEqual([
      'error resource-shares.csv:4 recipient VALUE_CONTRADICTS',
      'error resource-shares.csv:5 percent NUMBER_OUT_OF_RANGE',
      'error resource-shares.csv:6 percent NUMBER_OUT_OF_RANGE',
    ])
  })

  it('knows a file by its columns where the name says nothing, and refuses a second one of a kind', async () => {
    const reading = await readTexts({
      'staff 2026.csv': PEOPLE,
      'people.csv': PEOPLE,
      'recipes.csv': 'dish,minutes\nsoup,20\n',
    })
    expect(told(reading)).toEqual([
      'warning staff 2026.csv:0 FILE_NAMED_BY_COLUMNS',
      'error people.csv:0 FILE_IGNORED',
      'error recipes.csv:0 FILE_IGNORED',
    ])
  })

  it('says how far it is', async () => {
    const steps: [number, number][] = []
    const onProgress = (read: number, total: number): unknown => steps.push([read, total])
    await readFacility([file('people.csv', PEOPLE), file('projects.csv', PROJECTS)], {
      onProgress: (a, b) => void onProgress(a, b),
    })
    const total = PEOPLE.length + PROJECTS.length
    expect(steps).toEqual([
      [PEOPLE.length, total],
      [total, total],
    ])
  })
})
