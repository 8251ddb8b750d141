import { mkdir, rename, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { createTransport } from 'nodemailer'
import { letter, type QueuedMail } from './letter.ts'

export interface MailSettings {
  /** smtp(s)://user:password@host:port; absent, mail is kept as files. */
  readonly smtpUrl?: string | undefined
  readonly from: string
  /** Where mail is kept when there is no server. */
  readonly folder: string
  /** Where people reach the portal: what links begin with. */
  readonly publicUrl: string
}

/** Sends one mail, or throws. */
export type Post = (mail: QueuedMail) => Promise<void>

/** No server is waited for longer: what it had taken by then has the same Message-ID when it comes again. */
const patience = { connectionTimeout: 10_000, greetingTimeout: 10_000, socketTimeout: 30_000 }

/** How mail goes out here: to a server, or into a folder as .eml files that any mail program opens. */
export function postOffice({ smtpUrl, from, folder, publicUrl }: MailSettings): Post {
  const message = (mail: QueuedMail) => ({
    from,
    to: { name: mail.full_name, address: mail.recipient },
    messageId: `<${mail.id}@${new URL(publicUrl).hostname}>`,
    date: mail.created_at,
    // Answers to it, and absences, are no news to a program.
    headers: { 'Auto-Submitted': 'auto-generated' },
    disableFileAccess: true,
    disableUrlAccess: true,
    ...letter(mail, publicUrl),
  })
  if (smtpUrl) {
    const server = createTransport({ url: smtpUrl, ...patience })
    return async (mail) => void (await server.sendMail(message(mail)))
  }
  const paper = createTransport({ streamTransport: true, buffer: true })
  return async (mail) => {
    const { message: bytes } = await paper.sendMail(message(mail))
    await mkdir(folder, { recursive: true, mode: 0o700 })
    const name = `${mail.created_at.toISOString().slice(0, 19).replaceAll(':', '')}-${mail.id}`
    // Written whole or not at all, and once however often: the name is the mail's own.
    await writeFile(join(folder, `.${name}`), bytes as Buffer, { mode: 0o600 })
    await rename(join(folder, `.${name}`), join(folder, `${name}.eml`))
  }
}

/** Whether a server says that this mail will never be taken: no such mailbox, refused for what it is. */
export function isForGood(error: unknown): boolean {
  const { code, responseCode = 0 } = error as { code?: string; responseCode?: number }
  return (code === 'EENVELOPE' || code === 'EMESSAGE') && responseCode >= 550 && responseCode < 560
}
