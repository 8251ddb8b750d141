export type Row = readonly [model: string, pk: number, fields: Readonly<Record<string, unknown>>]

/** Reference rows that every dump has. */
const choices: readonly Row[] = [
  ['project.projectstatuschoice', 1, { name: 'Active' }],
  ['project.projectstatuschoice', 2, { name: 'Archived' }],
  ['project.projectuserrolechoice', 1, { name: 'User' }],
  ['project.projectuserrolechoice', 2, { name: 'Manager' }],
  ['project.projectuserstatuschoice', 1, { name: 'Active' }],
  ['project.projectuserstatuschoice', 2, { name: 'Removed' }],
  ['allocation.allocationstatuschoice', 1, { name: 'Active' }],
  ['allocation.allocationstatuschoice', 2, { name: 'Denied' }],
  ['allocation.allocationstatuschoice', 3, { name: 'New' }],
  ['allocation.allocationattributetype', 1, { name: 'Core Usage (Hours)' }],
  ['allocation.allocationattributetype', 2, { name: 'Storage Quota (GB)' }],
  ['allocation.allocationattributetype', 3, { name: 'slurm_specs' }],
  ['allocation.allocationattributetype', 4, { name: 'Storage_Group_Name' }],
  ['resource.resourcetype', 1, { name: 'Cluster' }],
  ['resource.resource', 1, { name: 'HPC', resource_type: 1, is_allocatable: true }],
]
/** An active user. */
export const user = (pk: number, username: string, more: object = {}): Row => [
  'auth.user',
  pk,
  {
    username,
    first_name: username,
    last_name: 'X',
    email: `${username}@example.org`,
    is_active: true,
    is_superuser: false,
    ...more,
  },
]
/** An active project of user 1. */
export const project = (pk: number, more: object = {}): Row => [
  'project.project',
  pk,
  { title: `Project ${pk}`, pi: 1, description: 'd', status: 1, ...more },
]
/** An active allocation of project 1 on the cluster, for the year 2026. */
export const allocation = (pk: number, more: object = {}): Row => [
  'allocation.allocation',
  pk,
  {
    project: 1,
    status: 1,
    quantity: 3,
    start_date: '2026-01-01',
    end_date: '2026-12-31',
    justification: '',
    resources: [1],
    ...more,
  },
]
/** An attribute: 1 core hours, 2 gigabytes, 3 Slurm’s specification, 4 the storage group. */
export const attribute = (pk: number, [type, value]: readonly [number, string], of = 1): Row => [
  'allocation.allocationattribute',
  pk,
  { allocation_attribute_type: type, allocation: of, value },
]
/** One object a line, after the reference rows. */
export const dump = (...rows: readonly Row[]): string =>
  `[\n${[...choices, ...rows].map(([model, pk, fields]) => JSON.stringify({ model, pk, fields })).join(',\n')}\n]`
