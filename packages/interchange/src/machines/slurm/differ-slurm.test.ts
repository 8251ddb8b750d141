import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readFacility } from '../../read-facility.ts'
import { anyMachineState } from '../../testing/any-machine-state.ts'
import { file, readTexts, testData } from '../../testing/files.ts'
import { Sacctmgr } from '../../testing/sacctmgr.ts'
import { differSlurm } from './differ-slurm.ts'
import { writeSlurm } from './wanted.ts'

const textOf = ({ bytes }: { readonly bytes: Uint8Array }) => new TextDecoder().decode(bytes)
const at = '2026-06-01T00:00:00.000Z'

const state = async () => {
  const { facility } = await readTexts({
    'people.csv':
      'username,email,full_name,status\njane,jane@x.org,Jane,ACTIVE\nkim,kim@x.org,Kim,ACTIVE\nold,old@x.org,Old,SUSPENDED\n"a,b",ab@x.org,AB,ACTIVE\n',
    'resource-types.csv': 'name,unit\nCPU,core-hours\nGPU,GPU-hours\n',
    'projects.csv': `key,name,pi,managers,description\nphysics,Physics,jane,,"The ""quark"" lab's #1"\nbio,Bio,kim,jane,\n`,
    'project-members.csv': 'project,username\nphysics,kim\nphysics,old\nphysics,"a,b"\n',
  })
  const entitlements = [{ project: 'physics', resourceType: 'CPU', entitlement: '10.5', headroom: '3' }]
  return { at, facility, entitlements }
}

describe('the difference between a cluster and Tenure', () => {
  it('says what to add and change, and apart what only Slurm has', async () => {
    const { changes, removals, differences, warnings } = differSlurm(
      await state(),
      'tux',
      testData('sacctmgr-dump.cfg'),
    )
    expect(textOf(changes).trim().split('\n')).toEqual([
      'add account name=bio cluster=tux description="bio" GrpTRESMins=cpu=0',
      'modify account where name=physics set description="the ’quark’ lab’s #1"',
      'modify account where name=physics cluster=tux set GrpTRESMins=cpu=630',
      'add user name=jane account=bio cluster=tux',
      'add user name=kim account=bio cluster=tux defaultaccount=bio',
      'add user name=kim account=physics cluster=tux defaultaccount=bio',
      'add coordinator account=bio names=jane',
      'add coordinator account=bio names=kim',
      'add coordinator account=physics names=jane',
    ])
    expect(textOf(removals).trim().split('\n')).toEqual([
      'delete user where name=john cluster=tux',
      'delete account where name=genomics_x cluster=tux',
      'delete account where name=genomics cluster=tux',
    ])
    expect(differences).toContainEqual({
      action: 'changed',
      kind: 'limit',
      subject: 'physics cpu',
      before: '600000',
      after: '630',
    })
    expect(differences.filter(({ action }) => action === 'removed').map(({ subject }) => subject)).toEqual([
      'genomics',
      'genomics_x',
      'john in physics',
    ])
    expect(warnings.map(({ value }) => value)).toEqual(['a,b'])
  })

  it('keeps what holds an account of Tenure, and limits of kinds that Tenure grants nothing of', async () => {
    const current = `Cluster - 'tux'\nParent - 'root'\nAccount - 'faculty':Description='f'\nParent - 'faculty'\nAccount - 'physics':GrpTRESMins=cpu=630,mem=5,gres/gpu=7\nUser - 'dean':DefaultAccount='faculty'\n`
    const found = differSlurm(await state(), 'tux', file('now.cfg', current))
    expect(textOf(found.removals)).toBe('')
    expect(textOf(found.changes)).not.toContain('GrpTRESMins=cpu=630')
    expect(found.warnings.map(({ message }) => message).join()).toMatch(/faculty.*gres\/gpu, mem/s)
  })

  it('gives another default account to who leaves only the default one', async () => {
    const machine = new Sacctmgr('tux')
    machine.run('add account name=gone\nadd user name=jane account=gone defaultaccount=gone\n')
    const first = differSlurm(await state(), 'tux', file('a.cfg', machine.dump()))
    machine.run(textOf(first.changes))
    machine.run(textOf(first.removals))
    expect([machine.accounts.has('gone'), machine.defaults.get('jane')]).toEqual([false, 'bio'])
  })

  it('refuses a state that says nothing of the cluster, or can’t be read whole', async () => {
    const other = differSlurm(await state(), 'other', testData('sacctmgr-dump.cfg'))
    expect(other).toMatchObject({ differences: [], unreadable: [{ code: 'REFERENCE_NOT_FOUND', value: 'other' }] })
    const broken = differSlurm(await state(), 'tux', file('a.cfg', "Cluster - 'tux'\nnonsense\n"))
    expect([textOf(broken.changes), broken.unreadable.map(({ line }) => line)]).toEqual(['', [2]])
  })

  it('brings any cluster to what Tenure says, and then finds nothing more', () => {
    fc.assert(
      fc.property(anyMachineState, anyMachineState, (before, after) => {
        const machine = new Sacctmgr('tux')
        for (const wanted of [before, after]) {
          const found = differSlurm(wanted, 'tux', file('now.cfg', machine.dump()))
          expect(found.unreadable).toEqual([])
          machine.run(textOf(found.changes))
          machine.run(textOf(found.removals))
          const again = differSlurm(wanted, 'tux', file('now.cfg', machine.dump()))
          expect([again.differences, textOf(again.changes), textOf(again.removals)]).toEqual([[], '', ''])
        }
      }),
      { numRuns: 150 },
    )
  })

  it('finds nothing between the whole file and itself, whatever its texts', async () => {
    await fc.assert(
      fc.asyncProperty(anyMachineState, async (any) => {
        const whole = writeSlurm(any, 'tux').file
        expect(differSlurm(any, 'tux', whole).differences).toEqual([])
        expect((await readFacility([whole])).problems.filter(({ code }) => code === 'ROW_NOT_READABLE')).toEqual([])
      }),
      { numRuns: 100 },
    )
  })
})
