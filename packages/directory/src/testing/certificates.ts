import 'reflect-metadata'
import { webcrypto } from 'node:crypto'
import {
  BasicConstraintsExtension,
  cryptoProvider,
  SubjectAlternativeNameExtension,
  X509CertificateGenerator,
} from '@peculiar/x509'
import type { Certificates } from './slapd.ts'

const algorithm = { name: 'ECDSA', namedCurve: 'P-256', hash: 'SHA-256' } as const

/** @param address the IP address that the certificate is good for */
export async function certificatesFor(address: string): Promise<Certificates> {
  cryptoProvider.set(webcrypto)
  const [ours, theirs] = await Promise.all(
    [1, 2].map(() => webcrypto.subtle.generateKey(algorithm, true, ['sign', 'verify'])),
  )
  const now = Date.now()
  const time = { notBefore: new Date(now - 60_000), notAfter: new Date(now + 3_600_000) }
  const authority = await X509CertificateGenerator.createSelfSigned({
    name: `CN=Authority ${now}`,
    keys: ours,
    signingAlgorithm: algorithm,
    extensions: [new BasicConstraintsExtension(true, 0, true)],
    ...time,
  })
  const server = await X509CertificateGenerator.create({
    subject: 'CN=directory',
    issuer: authority.subject,
    publicKey: theirs!.publicKey,
    signingKey: ours!.privateKey,
    signingAlgorithm: algorithm,
    extensions: [new SubjectAlternativeNameExtension([{ type: 'ip', value: address }])],
    ...time,
  })
  const der = Buffer.from(await webcrypto.subtle.exportKey('pkcs8', theirs!.privateKey)).toString('base64')
  const key = `-----BEGIN PRIVATE KEY-----\n${der.replace(/.{64}/g, '$&\n')}\n-----END PRIVATE KEY-----\n`
  return { ca: authority.toString('pem'), certificate: server.toString('pem'), key }
}
