import { attachReach } from '../../identity/index.ts'
import { ProjectRef } from './project.ts'

attachReach(ProjectRef, {
  kind: 'PROJECT',
  typename: 'Project',
  noun: 'project',
  actions: {
    VIEW: 'see it',
    EDIT: 'change it',
    ADMINISTER: 'say who works on it',
    OWN: 'name its managers and its defaults',
    ALLOCATE: 'grant it allocations',
    SHARE: 'share of its resources',
  },
  table: 'projects.projects',
  label: `(o.public_id || ' ' || o.name)`,
  functions: {
    ways: 'projects.ways_told',
    decided: 'projects.decided',
    mayAsk: 'projects.may_ask',
    reachedBy: 'projects.reached_by',
  },
})
