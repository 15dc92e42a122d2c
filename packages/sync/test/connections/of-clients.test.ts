import { describe, expect, test } from '@jest/globals'
import { MagentoError, type MagentoErrorKind } from '@causeway/magento'
import { failureOfMagento } from '../../src/failures/of-clients.ts'

const errorOf = (kind: MagentoErrorKind, outcomeUnknown = false) => new MagentoError({ kind, method: 'POST', path: 'products', message: 'It did not go.', outcomeUnknown })

describe('what an error of the shop means', () => {
  test.each<[MagentoErrorKind, string]>([['unauthorized', 'MAGENTO_SIGN_IN_REFUSED'], ['forbidden', 'MAGENTO_PERMISSION'], ['rate-limited', 'MAGENTO_RATE_LIMIT'], ['network', 'MAGENTO_UNREACHABLE']])(
    '%s concerns the whole run', (kind, code) => expect(failureOfMagento(errorOf(kind))).toMatchObject({ code }))

  test.each<MagentoErrorKind>(['invalid', 'not-found', 'server'])('%s concerns its record only', (kind) => expect(failureOfMagento(errorOf(kind))).toBeNull())

  test('a call that was called off before it was sent is no refusal of its record', () => expect(failureOfMagento(errorOf('aborted'))).not.toBeNull())

  test('whose outcome is unknown is looked up before anything is said', () => expect(failureOfMagento(errorOf('aborted', true))).toBeNull())
})
