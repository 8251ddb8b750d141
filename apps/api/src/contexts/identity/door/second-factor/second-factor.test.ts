import { TOTP, Secret } from 'otpauth'
import { expect, it } from 'vitest'
import { authenticatorUri, newAuthenticatorSecret, stepOfCode } from './authenticator-codes.ts'
import { hashOfRecoveryCode, looksLikeRecoveryCode, newRecoveryCodes } from './recovery-codes.ts'

it('knows a code of this half-minute and its neighbours, and which one it is', () => {
  const secret = newAuthenticatorSecret()
  const app = new TOTP({ secret: Secret.fromBase32(secret) })
  const now = new Date('2026-05-01T12:00:10Z')
  const step = Math.floor(now.getTime() / 30_000)
  const code = (offset: number) => app.generate({ timestamp: now.getTime() + offset * 30_000 })
  expect([-1, 0, 1].map((offset) => stepOfCode(secret, code(offset), now))).toEqual([step - 1, step, step + 1])
  expect(stepOfCode(secret, `${code(0).slice(0, 3)} ${code(0).slice(3)}`, now)).toBe(step)
  expect(stepOfCode(secret, '12345', now)).toBeUndefined()
  expect(stepOfCode(secret, app.generate({ timestamp: now.getTime() + 90_000 }), now)).toBeUndefined()
})

it('is read by an app as Tenure’s', () => {
  expect(authenticatorUri('GEZDGNBVGY3TQOJQ', 'ada@example.test')).toMatch(
    /^otpauth:\/\/totp\/Tenure:ada%40example\.test\?/,
  )
})

it('recovery codes are ten, differ, and are known however they are written', () => {
  const codes = newRecoveryCodes()
  expect(new Set(codes).size).toBe(10)
  for (const code of codes) expect(code).toMatch(/^([a-hj-km-np-z2-9]{4}-){3}[a-hj-km-np-z2-9]{4}$/)
  const [code = ''] = codes
  expect(hashOfRecoveryCode(` ${code.toUpperCase().replaceAll('-', ' ')} `)).toEqual(hashOfRecoveryCode(code))
  expect([looksLikeRecoveryCode(code), looksLikeRecoveryCode('123 456')]).toEqual([true, false])
})
