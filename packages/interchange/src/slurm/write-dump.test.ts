import { describe, expect, it } from 'vitest'
import { readFacility } from '../read-facility.ts'
import { readTexts, textIn } from '../testing/files.ts'
import { writeSlurmFile } from './write-dump.ts'

const read = async () =>
  (
    await readTexts({
      'people.csv': 'username,email,full_name\njane,jane@example.org,Jane\n',
      'resource-types.csv': 'name,unit\nCPU,core-hours\nGPU (tux),GPU-hours\nGPU (other),GPU-hours\nDisk,TB\n',
      'projects.csv':
        'key,name,pi,status,managers,description\nphys,Physics,jane,ACTIVE,john,"It\'s the #1 ""lab"""\nOld,Old,jane,ARCHIVED,,\nB io,Bio,kim,ACTIVE,,\n',
      'project-members.csv': 'project,username\nphys,kim\n',
      'allocations.csv':
        'project,resource_type,quantity,start,end\nphys,CPU,10000,2026-01-01,\nphys,CPU,0.5,2026-02-01,\nphys,CPU,7,2020-01-01,2021-01-01\nphys,GPU (tux),0.0167,2026-01-01,\nphys,GPU (other),9,2026-01-01,\nphys,Disk,4,2026-01-01,\n',
    })
  ).facility

describe('writing a flat file for sacctmgr load', () => {
  it('writes accounts, budgets in force and coordinators', async () => {
    const { file, problems } = writeSlurmFile(await read(), { cluster: 'tux', at: '2026-06-01T00:00:00.000Z' })
    expect(textIn([file], 'tux.cfg')).toBe(
      [
        "Cluster - 'tux'",
        "Parent - 'root'",
        "Account - 'b_io':Description='Bio'",
        `Account - 'phys':Description='It’s the \\#1 "lab"':GrpTRESMins=cpu=600030,gres/gpu=1`,
        "Parent - 'b_io'",
        "User - 'kim':DefaultAccount='b_io':Coordinator='b_io'",
        "Parent - 'phys'",
        "User - 'jane':DefaultAccount='phys':Coordinator='phys'",
        "User - 'john':DefaultAccount='phys':Coordinator='phys'",
        "User - 'kim':DefaultAccount='b_io':Coordinator='b_io'",
        '',
      ].join('\n'),
    )
    expect(problems.map(({ code, value }) => [code, value])).toEqual([
      ['NOT_KEPT', 'B io'],
      ['NUMBER_ROUNDED', null],
    ])
  })

  it('is read back as the same projects', async () => {
    const { file } = writeSlurmFile(await read(), { cluster: 'tux', at: '2026-06-01T00:00:00.000Z' })
    const { facility, problems } = await readFacility([file])
    expect(problems.filter(({ severity }) => severity === 'error')).toEqual([])
    expect(
      facility.projects.map(({ key, piUsername, managers, members }) => [
        key,
        piUsername,
        managers,
        members.map((m) => m.username),
      ]),
    ).toEqual([
      ['b_io', 'kim', [], []],
      ['phys', 'jane', ['john'], ['john', 'kim']],
    ])
    expect(facility.allocations.map(({ quantity }) => quantity)).toEqual(['10000.5', '0.0167'])
  })
})
