import { describe, expect, test } from '@jest/globals'
import { rowsOf } from '../src/faults/rows-of.ts'

describe('the rows of a request, for latency by the row', () => {
  const filter = (value: string, type = 'in') => `/rest/all/V1/products?searchCriteria%5BfilterGroups%5D%5B0%5D%5Bfilters%5D%5B0%5D%5Bvalue%5D=${encodeURIComponent(value)}&searchCriteria%5BfilterGroups%5D%5B0%5D%5Bfilters%5D%5B0%5D%5BconditionType%5D=${type}`
  test.each<[string, string, unknown, number]>([
    ['are those of the list in its body', '/rest/V1/products/base-prices', '{"prices":[{"sku":"A"},{"sku":"B"}]}', 2],
    ['are those of a body that is a list', '/rest/async/bulk/V1/products', '[{},{},{}]', 3],
    ['are the values that it looks for', filter('1,2,3'), undefined, 3],
    ['are one when it looks for one', filter('1,2', 'eq'), undefined, 1],
    ['are one when its body has no list', '/rest/V1/products/A', '{"product":{"price":1}}', 1],
    ['are one when its body cannot be read', '/rest/V1/products/A', '{"product"', 1],
  ])('%s', (_, url, body, rows) => {
    expect(rowsOf({ url, body })).toBe(rows)
  })
})
