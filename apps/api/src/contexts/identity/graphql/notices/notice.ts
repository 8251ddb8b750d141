import { kinds, type NoticeKind } from '@tenure/notices/kinds'
import { sentence } from '@tenure/notices/sentence'
import { builder } from '../../../../kernel/builder.ts'
import { nodeKey } from '../../../../kernel/keys.ts'

export const NoticeRef = builder.prismaNode('Notification', {
  name: 'Notice',
  nullable: true,
  description: 'Something a person is told, once.',
  id: { resolve: ({ id }) => id },
  findUnique: nodeKey,
  fields: (t) => ({
    kind: t.exposeString('kind', { description: 'What kind it is of, such as `allocation.expiring`.' }),
    title: t.string({
      description: 'What the kind is, in words.',
      resolve: ({ kind }) => (Object.hasOwn(kinds, kind) ? kinds[kind as NoticeKind].title : kind),
    }),
    sentence: t.string({
      description: 'What is told.',
      select: {
        kind: true,
        details: true,
        actor: { select: { fullName: true } },
        project: { select: { publicId: true, name: true } },
      },
      // The names come last, so that no detail stands in for who or where.
      resolve: ({ kind, details, actor, project }) =>
        sentence(kind, {
          ...(details as object),
          actor: actor?.fullName,
          project: project && `${project.publicId} ${project.name}`,
        }),
    }),
    aboutType: t.exposeString('aboutType', {
      nullable: true,
      description: 'What it is about, as the audit log names it: `allocations`.',
    }),
    aboutId: t.exposeString('aboutId', { nullable: true, description: 'Which, as the audit log names it.' }),
    actor: t.relation('actor', { nullable: true, description: 'Who did it; null where a day has come.' }),
    createdAt: t.expose('createdAt', { type: 'DateTime', description: 'When it was told.' }),
    readAt: t.expose('readAt', { type: 'DateTime', nullable: true, description: 'When it was read.' }),
  }),
})
