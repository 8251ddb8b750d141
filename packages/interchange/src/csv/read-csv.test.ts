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

  it('takes other headers, any case, a byte order mark, and decimal commas in semicolon files', async () => {
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

  it('drops no row silently: each is in the facility or has an error with line, column and value', async () => {
    const rows = [
      'a1,P1,CPU,CONDO,10,2026-01-01,2031-01-01,,NONE,60',
      'a2,P1,CPU,LEASE,10,2026-01-01,,,,',
      'a3,P1,CPU,,"1,000",2026-01-01,,,,',
      'a4,P1,CPU,,-5,2026-01-01,,,,',
      'a5,P1,CPU,,5,01/02/2026,,,,',
      'a6,P1,CPU,,5,2026-02-01,2026-01-01,,NONE,',
      'a7,P1,CPU,,5,2026-01-01,2027-01-01,,AUTO,',
      'a8,,CPU,,5,2026-01-01,,,,',
      'a9,P1,CPU,,5,2026-01-01,,,,,,surplus',
      'a1,P1,CPU,,5,2026-01-01,,,,',
      'b1,P1,CPU,CONDO,5,2026-01-01,,MONTH,,',
      'b2,P1,CPU,,5',
      'b3,P1,CPU,CONDO,5,2026-01-01,,,,0',
      'b4,P1,CPU,,,2026-01-01,,,,',
    ]
    const header = 'key,project,resource_type,model,quantity,start,end,billing_period,renewal,lifetime_months'
    const reading = await readTexts({ 'allocations.csv': `${header}\n${rows.join('\n')}\n` })
    expect(reading.facility.allocations.map(({ key }) => key)).toEqual(['a1'])
    expect(told(reading)).toEqual([
      'error allocations.csv:3 model VALUE_NOT_ALLOWED',
      'error allocations.csv:4 quantity NUMBER_NOT_READABLE',
      'error allocations.csv:5 quantity NUMBER_OUT_OF_RANGE',
      'error allocations.csv:6 start DATE_NOT_READABLE',
      'error allocations.csv:7 end VALUE_CONTRADICTS',
      'error allocations.csv:8 end VALUE_CONTRADICTS',
      'error allocations.csv:9 project VALUE_MISSING',
      'error allocations.csv:10 ROW_TOO_LONG',
      'error allocations.csv:11 ROW_TWICE',
      'error allocations.csv:12 model VALUE_CONTRADICTS',
      'warning allocations.csv:13 ROW_TOO_SHORT',
      'error allocations.csv:13 start VALUE_MISSING',
      'error allocations.csv:14 lifetime_months NUMBER_OUT_OF_RANGE',
      'error allocations.csv:15 quantity VALUE_MISSING',
    ])
    expect(reading.problems[1]?.value).toBe('1,000')
  })

  it('sees that two people are one, in any case', async () => {
    const reading = await readTexts({ 'people.csv': `${PEOPLE}JANE,j2@example.org,Jane\njim,Jane@Example.org,Jim\n` })
    expect(told(reading)).toEqual(['error people.csv:3 ROW_TWICE', 'error people.csv:4 ROW_TWICE'])
  })

  it('points at members whose project is not there', async () => {
    const reading = await readTexts({
      'projects.csv': PROJECTS,
      'members.csv': 'project,username,role\nP2,john,EDITOR\n',
    })
    expect(errorsOf(reading)).toEqual(['error members.csv:2 project REFERENCE_NOT_FOUND'])
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

  it('reads 50,000 allocations', { timeout: 60_000 }, async () => {
    const rows = Array.from(
      { length: 50_000 },
      (_, i) => `a${i},P${i % 500},"CPU core-hours",SUBSCRIPTION,${i}.25,2026-01-01,2027-01-01,MONTH,NONE,,ACTIVE`,
    )
    rows[40_000] = 'a40000,P0,CPU,SUBSCRIPTION,many,2026-01-01,,,,,'
    const header = 'key,project,resource_type,model,quantity,start,end,billing_period,renewal,lifetime_months,status'
    const reading = await readTexts({ 'allocations.csv': `${header}\n${rows.join('\n')}\n` })
    expect(reading.facility.allocations).toHaveLength(49_999)
    expect(reading.facility.allocations.at(-1)).toMatchObject({
      key: 'a49999',
      quantity: '49999.25',
      origin: { line: 50_001 },
    })
    expect(told(reading)).toEqual(['error allocations.csv:40002 quantity NUMBER_NOT_READABLE'])
  })
})
