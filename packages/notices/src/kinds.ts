/** How a person is told: in the portal and by mail at once, in the portal and once a day by mail, in the portal alone, or not at all. */
export const channels = ['MAIL', 'DIGEST', 'PORTAL', 'NONE'] as const
export type Channel = (typeof channels)[number]

interface Kind {
  /** What the kind is, for whoever chooses how to be told of it. */
  readonly title: string
  /** What is told. `{actor}` and `{project}` come with the notice, the rest is its details. */
  readonly sentence: string
  /** How it is told where a person has not said otherwise: as identity.notification_kinds() says. */
  readonly channel: Channel
}

/** Every kind of notice. A new one stands here and in identity.notification_kinds(): a test compares the two. */
export const kinds = {
  'request.submitted': {
    title: 'Somebody asks for resources',
    sentence: '{actor} asks for {what} for {project}.',
    channel: 'MAIL',
  },
  'request.commented': {
    title: 'A word on a request',
    sentence: '{actor} wrote about the request for {what} of {project}: “{excerpt}”',
    channel: 'DIGEST',
  },
  'request.needs_changes': {
    title: 'A request wants changes',
    sentence: '{actor} asks for changes in the request for {what} of {project}: “{excerpt}”',
    channel: 'MAIL',
  },
  'request.decided': {
    title: 'A request was decided',
    sentence: '{actor} {decision} the request for {what} of {project}.',
    channel: 'MAIL',
  },
  'comment.mention': {
    title: 'Somebody mentions you',
    sentence: '{actor} mentions you in {project}: “{excerpt}”',
    channel: 'MAIL',
  },
  'allocation.expiring': {
    title: 'An allocation comes to its end',
    sentence: '{what} of {project} ends on {date}.',
    channel: 'DIGEST',
  },
  'allocation.expired': {
    title: 'An allocation has ended',
    sentence: '{what} of {project} ended on {date}.',
    channel: 'MAIL',
  },
  'allocation.renewed': {
    title: 'An allocation was renewed',
    sentence: '{what} of {project} was renewed until {date}.',
    channel: 'PORTAL',
  },
  'allocation.renewal_due': {
    title: 'An allocation waits to be renewed',
    sentence: '{what} of {project} ends on {date} unless somebody renews it.',
    channel: 'MAIL',
  },
  'share.shrinking': {
    title: 'A share you receive will shrink',
    sentence: '{project} will receive {what} less from {source} from {date} on.',
    channel: 'MAIL',
  },
  'share.ended': {
    title: 'A share you receive has ended or shrunk',
    sentence: '{project} receives {what} less from {source} since {date}.',
    channel: 'MAIL',
  },
  'data_share.ending': {
    title: 'A data share loses its storage',
    sentence: 'The storage behind the data share {what} of {project} ends on {date}.',
    channel: 'MAIL',
  },
  'usage.threshold': {
    title: 'Use has passed a threshold',
    sentence: '{project} has used {percent} % of its {what}.',
    channel: 'DIGEST',
  },
  'project.overdrawn': {
    title: 'A project is overdrawn',
    sentence: '{project} has used {amount} more {what} than it may.',
    channel: 'MAIL',
  },
  'project.joined': {
    title: 'You have a part in a project',
    sentence: '{actor} made you {part} of {project}.',
    channel: 'DIGEST',
  },
  'steward.missing': {
    title: 'A data share has no steward of its own any more',
    sentence: '{what} of {project} needs a new data steward: {person} is no longer active.',
    channel: 'DIGEST',
  },
  'statement.issued': {
    title: 'A statement was issued',
    sentence: 'The statement of {project} for {period} is there.',
    channel: 'DIGEST',
  },
} as const satisfies Readonly<Record<string, Kind>>

export type NoticeKind = keyof typeof kinds
export const noticeKinds = Object.keys(kinds) as NoticeKind[]
