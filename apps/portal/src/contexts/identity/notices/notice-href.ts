import type { NoticeLineFragment } from '../../../graphql/generated/notice-line.ts'

/** The part of a project's page that a kind is about; its overview otherwise. */
const parts: Readonly<Record<string, string>> = {
  allocation: '/allocations',
  share: '/sharing',
  data_share: '/data-shares',
}

/** Where a notice leads; undefined where it is about nothing that has a page. */
export function noticeHref({ kind, project }: Pick<NoticeLineFragment, 'kind' | 'project'>): string | undefined {
  if (!project) return undefined
  return `/projects/${project.publicId}${parts[kind.split('.')[0] ?? ''] ?? ''}`
}
