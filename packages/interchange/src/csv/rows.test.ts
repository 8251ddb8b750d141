import { describe, expect, it } from 'vitest'
import { errorsOf, readTexts, told } from '../testing/files.ts'

const PEOPLE = 'username,email,full_name\njane,jane@example.org,Jane Doe\n'
const PROJECTS = 'key,name,pi\nP1,Quarks,jane\n'

describe('rows', () => {
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
