import { describe, expect, it } from 'vitest'
import { errorsOf, readTexts, told } from '../testing/files.ts'

const DEFAULT_HEADER =
  'Cluster|Account|User|Partition|Share|Priority|GrpJobs|GrpTRES|GrpSubmit|GrpWall|GrpTRESMins|MaxJobs|MaxTRES|MaxTRESPerNode|MaxSubmit|MaxWall|MaxTRESMins|QOS|Def QOS|GrpTRESRunMins'
const row = (account: string, user: string, minutes = ''): string =>
  `tux|${account}|${user}||1|||||| ${minutes}|||||||normal||`.replace('| ', '|')

describe('what sacctmgr -P show assoc prints', () => {
  it('reads the default columns', async () => {
    const text = [
      DEFAULT_HEADER,
      row('root', ''),
      row('root', 'root'),
      row('physics', '', 'cpu=600000,gres/gpu=120'),
      row('physics', 'jane'),
    ].join('\n')
    const { format, facility } = await readTexts({ 'assoc.txt': `${text}\n` })
    expect(format).toBe('slurm')
    expect(facility.people.map(({ username }) => username)).toEqual(['jane'])
    expect(facility.projects).toMatchObject([{ key: 'physics', piUsername: 'jane', members: [] }])
    expect(facility.allocations.map(({ key, quantity }) => [key, quantity])).toEqual([
      ['slurm/tux/physics/cpu', '10000'],
      ['slurm/tux/physics/gres/gpu', '2'],
    ])
  })

  it('reads columns in any order, with -p’s last bar, and depth by leading spaces', async () => {
    const text = [
      'User|GrpTRESMins|Account|Cluster|',
      '||root|tux|',
      '|cpu=60| bio|tux|',
      '|cpu=60|  genes|tux|',
      'kim||  genes|tux|',
      'kim|| bio|tux|',
      '|cpu=60| physics|tux|',
      'jane|| physics|tux|',
    ].join('\r\n')
    const reading = await readTexts({ list: text }, { emailDomain: 'example.org', start: '2026-01-01T00:00:00.000Z' })
    expect(reading.facility.projects.map(({ key, piUsername }) => [key, piUsername])).toEqual([
      ['bio', 'kim'],
      ['genes', 'kim'],
      ['physics', 'jane'],
    ])
    expect(told(reading)).toEqual(['warning list:4 GrpTRESMins BUDGET_NESTED'])
    expect(reading.facility.notes).toMatchObject([{ subject: 'genes', text: 'On tux: sub-account of bio.' }])
  })

  it('keeps two clusters apart and one account one project', async () => {
    const text = 'Cluster|Account|User|GrpTRESMins\na|x||cpu=60\na|x|jane|\nb|x||cpu=120\nb|x|jane|\n'
    const { facility } = await readTexts({ list: text })
    expect(facility.projects).toHaveLength(1)
    expect(facility.allocations.map(({ resourceType, quantity }) => [resourceType, quantity])).toEqual([
      ['CPU core-hours (a)', '1'],
      ['CPU core-hours (b)', '2'],
    ])
  })

  it('reports lines of another width and without an account', async () => {
    const reading = await readTexts({ list: 'Cluster|Account|User\na|x|jane|extra\na||jane\n' })
    expect(errorsOf(reading)).toEqual(['error list:2 ROW_NOT_READABLE', 'error list:3 VALUE_MISSING'])
  })

  it('takes names and addresses from a people.csv beside it', async () => {
    const { facility } = await readTexts({
      list: 'Account|User\nx|\nx|jane\n',
      'people.csv': 'username,email,full_name\nJane,jane@example.org,Jane Doe\n',
    })
    expect(facility.people).toMatchObject([{ username: 'Jane', email: 'jane@example.org', roles: ['pi'] }])
  })
})
