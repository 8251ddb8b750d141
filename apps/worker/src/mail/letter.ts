import { sentence } from '@tenure/notices/sentence'

/** A notice as the outbox carries it: identity.notice_facts(). */
interface NoticeFacts {
  readonly id: string
  readonly kind: string
  readonly details: Readonly<Record<string, unknown>>
  readonly at: string
  readonly actor: string | null
  readonly project: string | null
}

/** A mail as it was taken from the outbox. */
export interface QueuedMail {
  readonly tenant_id: string
  readonly id: string
  readonly purpose: keyof typeof letters
  readonly recipient: string
  /** What its link ends in. */
  readonly secret: string | null
  readonly facts: Readonly<Record<string, string>> & { readonly notices?: readonly NoticeFacts[] }
  readonly created_at: Date
  readonly link_expires_at: Date | null
  readonly full_name: string
  readonly tenant_name: string
  readonly tenant_slug: string
}

/** A mail as its reader sees it. */
export interface Letter {
  readonly subject: string
  readonly text: string
}

const minute = (at: Date) => `${at.toISOString().slice(0, 16).replace('T', ' ')} UTC`

/** What a notice says; the names come last, so that no detail stands in for who or where. */
const said = ({ kind, details, actor, project }: NoticeFacts) => sentence(kind, { ...details, actor, project })

const letters = {
  INVITATION: ({ tenant_name }: QueuedMail) => ({
    subject: `Your account at ${tenant_name}`,
    says: [
      `${tenant_name} has made an account for you in Tenure, where its projects are kept. Choose a password to begin:`,
    ],
  }),
  RESET_PASSWORD: ({ tenant_name }: QueuedMail) => ({
    subject: 'Choose a new password',
    says: [`Somebody, probably you, asked for a new password at ${tenant_name}. Choose it here:`],
    after: ['If it was not you, do nothing: your password stays as it is.'],
  }),
  VERIFY_EMAIL: ({ tenant_name }: QueuedMail) => ({
    subject: 'Is this your address?',
    says: [`Your account at ${tenant_name} has this address. Show that it is yours by opening:`],
  }),
  PASSWORD_CHANGED: ({ tenant_name, created_at }: QueuedMail) => ({
    subject: 'Your password was changed',
    says: [`Your password at ${tenant_name} was changed on ${minute(created_at)}, and your other sessions were ended.`],
    after: ['If it was not you, ask for a new password on the sign-in page, and tell your administrator.'],
  }),
  FACTORS_CHANGED: ({ tenant_name, created_at, facts }: QueuedMail) => ({
    subject: 'How you sign in was changed',
    says: [
      `Your account at ${tenant_name}, on ${minute(created_at)}: ${facts['what'] ?? 'a second factor was changed'}.`,
    ],
    after: ['If it was not you, change your password, and tell your administrator.'],
  }),
  NEW_SIGN_IN: ({ tenant_name, created_at, facts }: QueuedMail) => ({
    subject: 'A sign-in from a new place',
    says: [
      `Somebody signed in to your account at ${tenant_name} on ${minute(created_at)}, from ${facts['ip'] || 'an address that is not known'}, with a browser that you have not used before.`,
    ],
    after: [
      'If it was you, there is nothing to do. If it was not, end that session on your profile page and change your password.',
    ],
  }),
  NOTICE: ({ facts: { notices = [] } }: QueuedMail) => ({
    // A subject is one line of a list: what people wrote at length stands in the mail itself.
    subject: shortened(notices.map(said).join(' '), 100),
    says: notices.map(said),
    page: '/notices',
  }),
  DIGEST: ({ tenant_name, facts: { notices = [], ...facts } }: QueuedMail) => ({
    subject: `${facts['count'] ?? notices.length} ${facts['count'] === '1' ? 'thing' : 'things'} new for you at ${tenant_name}`,
    says: [notices.map((notice) => `- ${said(notice)} (${minute(new Date(notice.at))})`).join('\n')],
    page: '/notices',
  }),
}

function shortened(text: string, most: number): string {
  return text.length <= most ? text : `${text.slice(0, most - 1)}…`
}

/** Writes a mail's words. A link's secret stands behind the #, which browsers send to no server. @param publicUrl where people reach the portal */
export function letter(mail: QueuedMail, publicUrl: string): Letter {
  const {
    subject,
    says,
    after = [],
    page,
  }: { subject: string; says: string[]; after?: string[]; page?: string } = letters[mail.purpose](mail)
  const home = publicUrl.replace(/\/+$/, '')
  const link = mail.secret
    ? [
        `${home}/link#${mail.secret}`,
        ...(mail.link_expires_at ? [`The link works once, until ${minute(mail.link_expires_at)}.`] : []),
      ]
    : []
  // How to be told less, in each of them.
  const more = page ? [`Read more, or choose what you are told and how: ${home}${page}`] : []
  const paragraphs = [`Dear ${mail.full_name},`, ...says, ...link, ...more, ...after, `Tenure at ${mail.tenant_name}`]
  return { subject, text: `${paragraphs.join('\n\n')}\n` }
}
