import { builder } from '../../../kernel/builder.ts'
import { bySql, byColumn, byRow, bySameRow, inTable } from '../../../kernel/compiled/declare.ts'
import { actionsType } from '../../../kernel/graphql/actions.ts'
import { asOfArg } from '../../../kernel/graphql/as-of.ts'
import { nodeKey } from '../../../kernel/keys.ts'
import {
  mayAdministerProject,
  mayArchiveProject,
  mayAsk,
  mayCarve,
  mayEditProject,
  mayGrant,
  mayOwnProject,
  maySeeWhoReaches,
  mayShare,
} from '../access.ts'
import type { Billing } from '../rules.ts'
import { projectActions } from './project-actions.ts'
import { BillingType } from './billing.ts'

export const ProjectStatus = builder.enumType('ProjectStatus', {
  description: 'How far a project is.',
  values: {
    DRAFT: { description: 'Being set up: it has no billing information yet.' },
    ACTIVE: { description: 'In use.' },
  } as const,
})

const ProjectActions = actionsType('ProjectActions', {
  update: 'Change its name, description, billing and status.',
  archive: 'Put it away.',
  restore: 'Bring it back.',
  manageMembers: 'Say who works on it.',
  manageManagers: 'Name its resource managers.',
  setDefaults: 'Set its default data steward and security group.',
  makeDefault: 'Make it their own default project.',
  grantAllocation: 'Grant it a resource.',
  ask: 'Ask for resources for it.',
  shareResources: 'Give a part of its resources to another project.',
  carveDataShare: 'Carve a data share from one of its storage allocations.',
  seeWhoReaches: 'See who reaches it, and by which ways.',
})

export const ProjectRef = builder.prismaNode('Project', {
  nullable: true,
  extensions: inTable('projects.projects'),
  id: { resolve: (project) => project.id },
  findUnique: nodeKey,
  fields: (t) => ({
    publicId: t.exposeString('publicId', { description: 'Short and spoken: `AB-12`.' }),
    name: t.exposeString('name', { description: 'Unique among its PI’s living projects.' }),
    description: t.exposeString('description', { nullable: true, description: 'What it is about.' }),
    status: t.field({
      type: ProjectStatus,
      description: 'How far it is.',
      extensions: byColumn('status'),
      resolve: ({ status }) => status as typeof ProjectStatus.$inferType,
    }),
    archivedAt: t.expose('deletedAt', {
      type: 'DateTime',
      nullable: true,
      description: 'When it was put away; null while it lives.',
    }),
    phase: t.exposeString('phase', { nullable: true, description: 'Where the work stands, in the facility’s words.' }),
    priority: t.exposeString('priority', { nullable: true, description: 'How urgent it is, in the facility’s words.' }),
    license: t.exposeString('license', { nullable: true, description: 'Under which licence its results stand.' }),
    billing: t.field({
      type: BillingType,
      nullable: true,
      description: 'Where its costs go; null while that is not known.',
      extensions: bySameRow({ present: ({ x }) => `${x}.billing_details <> 'null'` }),
      resolve: ({ billingDetails }) => billingDetails as Billing | null,
    }),
    piOwner: t.relation('piOwner', { description: 'The PI who owns it.' }),
    team: t.relation('team', { nullable: true, description: 'The team it belongs to.' }),
    defaultDataSteward: t.relation('defaultDataSteward', {
      nullable: true,
      description: 'Who keeps its data shares, where one does not say otherwise; null: the PI does.',
    }),
    defaultSecurityGroup: t.relation('defaultSecurityGroup', {
      description: 'Whose members reach its data shares, where one does not say otherwise.',
    }),
    isDefaultOfPi: t.boolean({
      select: { piOwner: { select: { defaultProjectId: true } } },
      description:
        'Whether it is its PI’s default project: what is drawn from when another of theirs has too little left.',
      extensions: bySql(
        ({ x }) =>
          `exists (select from identity.users u where u.tenant_id = ${x}.tenant_id and u.id = ${x}.pi_owner_id and u.default_project_id = ${x}.id)`,
      ),
      resolve: ({ id, piOwner }) => piOwner.defaultProjectId === id,
    }),
    createdAt: t.expose('createdAt', { type: 'DateTime', description: 'When it was made.' }),
    updatedAt: t.expose('updatedAt', { type: 'DateTime', description: 'When it last changed.' }),
    version: t.exposeInt('version', { description: 'Counts every change; give it back as expectedVersion.' }),
    viewerCan: t.field({
      type: ProjectActions,
      description: 'What the viewer may do to it.',
      extensions: bySameRow({ fields: projectActions }),
      resolve: async (project, _args, ctx) => {
        const living = project.deletedAt === null
        const [update, administer, own, archive] = [
          await mayEditProject(ctx, project),
          await mayAdministerProject(ctx, project),
          await mayOwnProject(ctx, project),
          await mayArchiveProject(ctx, project),
        ]
        return {
          update: living && update,
          archive: living && archive,
          restore: !living && archive,
          manageMembers: living && administer,
          manageManagers: living && own,
          setDefaults: living && own,
          makeDefault: living && project.piOwnerId === ctx.viewer.userId && ctx.viewer.kind !== 'API_TOKEN',
          grantAllocation: living && (await mayGrant(ctx, project)),
          ask: living && (await mayAsk(ctx, project)),
          shareResources: living && (await mayShare(ctx, project)),
          carveDataShare: living && (await mayCarve(ctx, project)),
          seeWhoReaches: await maySeeWhoReaches(ctx, project),
        }
      },
    }),
  }),
})

builder.queryField('project', (t) =>
  t.prismaField({
    type: 'Project',
    nullable: true,
    description: 'One project, by its id or its public id; null when there is none that the viewer may see.',
    args: {
      id: t.arg.globalID({ for: ProjectRef, description: 'Its id.' }),
      publicId: t.arg.string({ description: 'Its public id: `AB-12`.' }),
      asOf: asOfArg(t.arg),
    },
    extensions: byRow<{ id?: { id: string } | null; publicId?: string | null }>({
      where: (k, { tenant, args, bind }) =>
        `${k}.tenant_id = ${tenant} and ${args.id ? `${k}.id = ${bind(({ id }) => id?.id, 'uuid')}` : `${k}.public_id = ${bind(({ publicId }) => publicId ?? '', 'text')}`}`,
    }),
    resolve: (query, _root, { id, publicId }, ctx) =>
      ctx.tx.project.findFirst({
        ...query,
        where: { tenantId: ctx.viewer.tenantId, ...(id ? { id: id.id } : { publicId: publicId ?? '' }) },
      }),
  }),
)
