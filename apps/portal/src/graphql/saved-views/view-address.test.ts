import { expect, it } from 'vitest'
import { viewAddress } from './view-address.ts'

it('keeps the filters, and not the row that is looked at', () => {
  expect(viewAddress('?action=editProject&peek=AuditLog~1~a&became=month%203')).toBe(
    'action=editProject&became=month+3',
  )
  expect(viewAddress('')).toBe('')
})
