import type { Project } from '../../facility.ts'
import { PROJECT_STATUSES } from '../../vocabulary.ts'
import { joinList } from '../list-cell.ts'
import { optional, type Table } from '../table.ts'

export const projectsTable: Table<Project> = {
  file: 'projects.csv',
  aliases: ['project'],
  columns: [
    {
      name: 'key',
      kind: 'word',
      required: true,
      aliases: ['project', 'project key', 'code', 'project code', 'id', 'project id'],
    },
    { name: 'public_id', kind: 'word', aliases: ['short id'] },
    { name: 'name', kind: 'word', required: true, aliases: ['title', 'project name'] },
    { name: 'description', kind: 'text', aliases: ['abstract', 'summary'] },
    { name: 'pi', kind: 'word', required: true, aliases: ['pi username', 'principal investigator', 'owner'] },
    { name: 'status', kind: 'choice', aliases: ['state'] },
    { name: 'phase', kind: 'word' },
    { name: 'managers', kind: 'list', aliases: ['resource managers', 'manager'] },
    { name: 'default_steward', kind: 'word', aliases: ['steward', 'data steward', 'default data steward'] },
    { name: 'default_security_group', kind: 'word', aliases: ['security group', 'group'] },
    { name: 'cost_centre', kind: 'word', aliases: ['cost center', 'account number'] },
    { name: 'purchase_order', kind: 'word', aliases: ['po', 'po number', 'purchase order number'] },
    { name: 'grant_code', kind: 'word', aliases: ['grant', 'grant number'] },
  ],
  read: (row) => ({
    origin: row.origin,
    key: row.required('key'),
    ...optional('publicId', row.word('public_id')),
    name: row.required('name'),
    description: row.text('description'),
    piUsername: row.required('pi'),
    status: row.choice('status', PROJECT_STATUSES, { NEW: 'DRAFT', CLOSED: 'ARCHIVED' }) ?? 'ACTIVE',
    ...optional('phase', row.word('phase')),
    managers: row.list('managers'),
    members: [],
    ...optional('defaultSteward', row.word('default_steward')),
    ...optional('defaultSecurityGroup', row.word('default_security_group')),
    billing: {
      ...optional('costCentre', row.word('cost_centre')),
      ...optional('purchaseOrder', row.word('purchase_order')),
      ...optional('grantCode', row.word('grant_code')),
    },
  }),
  write: (project) => ({
    key: project.key,
    public_id: project.publicId,
    name: project.name,
    description: project.description,
    pi: project.piUsername,
    status: project.status,
    phase: project.phase,
    managers: joinList(project.managers),
    default_steward: project.defaultSteward,
    default_security_group: project.defaultSecurityGroup,
    cost_centre: project.billing.costCentre,
    purchase_order: project.billing.purchaseOrder,
    grant_code: project.billing.grantCode,
  }),
  identities: (project) => [
    { what: 'key', key: project.key },
    { what: 'name and pi', key: JSON.stringify([project.name, project.piUsername.toLowerCase()]) },
  ],
  order: ['key'],
}
