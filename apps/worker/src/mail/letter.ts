/** A mail as it was taken from the outbox. */
export interface QueuedMail {
  readonly tenant_id: string
  readonly id: string
  readonly purpose: keyof typeof letters
  readonly recipient: string
  /** What its link ends in. */
  readonly secret: string | null
  readonly facts: Readonly<Record<string, string>>
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
}

/** Writes a mail's words. A link's secret stands behind the #, which browsers send to no server. @param publicUrl where people reach the portal */
export function letter(mail: QueuedMail, publicUrl: string): Letter {
  const {
    subject,
    says,
    after = [],
  }: { subject: string; says: string[]; after?: string[] } = letters[mail.purpose](mail)
  const link = mail.secret
    ? [
        `${publicUrl.replace(/\/+$/, '')}/link#${mail.secret}`,
        ...(mail.link_expires_at ? [`The link works once, until ${minute(mail.link_expires_at)}.`] : []),
      ]
    : []
  const paragraphs = [`Dear ${mail.full_name},`, ...says, ...link, ...after, `Tenure at ${mail.tenant_name}`]
  return { subject, text: `${paragraphs.join('\n\n')}\n` }
}
