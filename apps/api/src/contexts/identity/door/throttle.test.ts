import { expect, it } from 'vitest'
import { networkOf, SignInThrottle } from './throttle.ts'

it.each([
  ['192.0.2.7', '192.0.2.7'],
  ['::ffff:192.0.2.7', '192.0.2.7'],
  ['2001:db8:1:2:3:4:5:6', '2001:db8:1:2::/64'],
  ['2001:0db8:0001:0002::1', '2001:db8:1:2::/64'],
  ['2001:db8::1', '2001:db8:0:0::/64'],
  ['::1', '0:0:0:0::/64'],
])('%s counts as %s', (ip, network) => expect(networkOf(ip)).toBe(network))

it('blocks an address after its failures, and a household of IPv6 as one', () => {
  const throttle = new SignInThrottle(2)
  throttle.failed('2001:db8::1')
  expect(throttle.blockedUntil('2001:db8::2')).toBeUndefined()
  throttle.failed('2001:db8::2')
  expect(throttle.blockedUntil('2001:db8::3')).toBeInstanceOf(Date)
  expect(throttle.blockedUntil('192.0.2.1')).toBeUndefined()
})
