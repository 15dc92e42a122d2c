import type { Row } from '../books/definition.ts'

/** Amounts with two decimals, without the dust of binary fractions. */
export const amount = (value: number): string => (Math.round((value + Number.EPSILON) * 100) / 100).toFixed(2)

export const lineTotal = (quantity: number, price: number): string => amount(quantity * price)

/** Subtotal of the lines, total with shipping, tax and discounts, in the document's currency and (at its rate) in the company's. */
export function documentTotals(lines: readonly Row[], subtotals: readonly Row[], rate = 1): Record<string, string> {
  const sum = (rows: readonly Row[], name: string) => rows.reduce((total, row) => total + Number(row[name] || 0), 0)
  const subtotal = sum(lines, 'TRX_VALUE')
  const total = subtotal + sum(subtotals, 'TRX_TOTAL')
  return {
    TRX_SUBTOTAL: amount(subtotal), TRX_TOTAL: amount(total), TRX_TOTALDUE: amount(total), TRX_TOTALENTERED: amount(total), TRX_TOTALPAID: '0.00',
    SUBTOTAL: amount(subtotal * rate), TOTAL: amount(total * rate), TOTALDUE: amount(total * rate), TOTALENTERED: amount(total * rate), TOTALPAID: '0.00',
  }
}
