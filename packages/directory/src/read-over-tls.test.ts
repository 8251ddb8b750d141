import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { readDirectory } from './read-directory.ts'
import { certificatesFor } from './testing/certificates.ts'
import { base, type Certificates, root, type Slapd, slapdPath, startSlapd } from './testing/slapd.ts'

const reefGroup = `cn=readers,${base}`
const ldif = `dn: ${base}\nobjectClass: dcObject\nobjectClass: organization\no: Reef\ndc: reef\n\ndn: ${reefGroup}\nobjectClass: posixGroup\ncn: readers\ngidNumber: 7\nmemberUid: ada\n\n`

describe.skipIf(slapdPath === undefined)('reading a directory over TLS', () => {
  let certificates: Certificates
  /** For another machine than the one that shows it. */
  let another: Certificates
  let slapd: Slapd
  let elsewhere: Slapd
  beforeAll(async () => {
    certificates = await certificatesFor('127.0.0.1')
    slapd = await startSlapd(ldif, certificates)
    another = await certificatesFor('127.0.0.9')
    elsewhere = await startSlapd(ldif, another)
  })
  afterAll(() => Promise.all([slapd.stop(), elsewhere.stop()]))

  const read = (more: { url: string; startTls?: boolean; ca?: string; bindPassword?: string }) =>
    readDirectory({ baseDn: base, bindDn: root.dn, bindPassword: root.password, memberAttribute: 'memberUid', ...more })
  const found = [{ id: reefGroup, name: 'readers', members: ['ada'], strangers: [] }]

  it('takes a certificate of the authority it was told, from the beginning or by StartTLS', async () => {
    const { ca } = certificates
    expect(await read({ url: slapd.tlsUrl, ca })).toEqual(found)
    expect(await read({ url: slapd.url, startTls: true, ca })).toEqual(found)
  })

  it('says nothing to a server whose certificate it does not know, or that is another’s', async () => {
    const stranger = await certificatesFor('127.0.0.1')
    for (const ca of [stranger.ca, undefined])
      for (const at of [{ url: slapd.tlsUrl }, { url: slapd.url, startTls: true }])
        await expect(read({ ...at, ...(ca && { ca }) })).rejects.toThrow(
          /could not be read: .*(certificate|signature)/i,
        )
    await expect(read({ url: elsewhere.tlsUrl, ca: another.ca })).rejects.toThrow(
      /does not match certificate's altnames/,
    )
  })

  it('is let in by the right password alone', async () => {
    const { ca } = certificates
    await expect(read({ url: slapd.tlsUrl, ca, bindPassword: 'wrong' })).rejects.toThrow('could not be read')
  })
})
