import type { OrderCase, OrderLine, PlannedInvoice, ShopOrder } from './order-case.ts'
import { booksAsOf } from './rows.ts'

const chair: OrderLine = { sku: 'CHAIR-OAK', name: 'Oak chair', quantity: 4, price: '129.00' }
const table: OrderLine = { sku: 'TABLE-OAK', name: 'Oak table', quantity: 1, price: '449.00' }
const lamp: OrderLine = { sku: 'LAMP-DESK', name: 'Desk lamp', quantity: 2, price: '39.90' }
const bill = (line: OrderLine, quantity: number): OrderLine => ({ ...line, quantity })

const cases: OrderCase[] = []
type Draft = Partial<Omit<PlannedInvoice, 'lines'>> & { lines: readonly OrderLine[] }

function add(shows: string, order: Partial<ShopOrder> & { lines: readonly OrderLine[] }, invoices: readonly Draft[], inShop = true): void {
  const number = inShop ? cases.filter((one) => one.inShop).length + 1 : 900_000_901 + cases.filter((one) => !one.inShop).length
  const whole: ShopOrder = {
    incrementId: String(number).padStart(9, '0'), state: 'processing', currency: 'USD', customerId: 'C-00001', email: 'case1@example.com', firstName: 'Grace', lastName: 'Walker',
    shipping: '10.00', tax: '0.00', createdAt: new Date(booksAsOf.getTime() - (60 - cases.length) * 86_400_000), ...order,
  }
  cases.push({
    shows, inShop, order: whole,
    invoices: invoices.map((one) => ({ definition: 'Sales Invoice', state: 'Pending', currency: whole.currency, reference: 'all', shipping: whole.shipping, tax: whole.tax, ...one })),
  })
}

add('One line, billed in full', { lines: [chair] }, [{ lines: [chair] }])
add('Three lines, billed in full', { lines: [chair, table, lamp] }, [{ lines: [chair, table, lamp] }])
add('One of two lines is billed', { lines: [chair, table] }, [{ lines: [table] }])
add('A part of a quantity is billed', { lines: [chair] }, [{ lines: [bill(chair, 1)] }])
add('Two invoices bill the order together', { lines: [chair, table] }, [{ lines: [bill(chair, 3)] }, { lines: [bill(chair, 1), table], shipping: '0.00' }])
add('Three invoices; the third bills more than is left', { lines: [chair] }, [{ lines: [bill(chair, 2)] }, { lines: [bill(chair, 2)], shipping: '0.00' }, { lines: [bill(chair, 2)], shipping: '0.00', shows: 'More than is left' }])
add('One SKU twice at two prices, both billed', { lines: [chair, { ...chair, quantity: 1, price: '99.00' }] }, [{ lines: [chair, { ...chair, quantity: 1, price: '99.00' }] }])
add('One SKU twice at two prices, the second billed', { lines: [chair, { ...chair, quantity: 1, price: '99.00' }] }, [{ lines: [{ ...chair, quantity: 1, price: '99.00' }] }])
add('One SKU twice at one price', { lines: [bill(chair, 2), bill(chair, 3)] }, [{ lines: [bill(chair, 5)] }])
add('A line that the order does not have', { lines: [chair] }, [{ lines: [chair, lamp], shows: 'A line that the order does not have' }])
add('Another currency', { lines: [chair] }, [{ lines: [chair], currency: 'EUR', shows: 'Another currency' }])
add('More than was ordered', { lines: [chair] }, [{ lines: [bill(chair, 9)], shows: 'More than was ordered' }])
add('The order is on hold', { lines: [chair], state: 'holded' }, [{ lines: [chair] }])
add('The order is cancelled', { lines: [chair], state: 'canceled' }, [{ lines: [chair] }])
add('The order is closed: billed and refunded', { lines: [chair], state: 'closed' }, [{ lines: [chair] }])
add('The shop has billed the order itself', { lines: [chair], state: 'complete' }, [{ lines: [chair] }])
add('An invoice and a credit invoice', { lines: [chair] }, [{ lines: [chair] }, { lines: [bill(chair, 1)], definition: 'Sales Credit Invoice', shows: 'A credit invoice' }])
add('A return only', { lines: [chair] }, [{ lines: [bill(chair, 1)], definition: 'Sales Return', shows: 'A return' }])
add('A kit', { lines: [{ sku: 'KIT-DINING', name: 'Dining set', quantity: 1, price: '899.00' }] }, [{ lines: [{ sku: 'KIT-DINING', name: 'Dining set', quantity: 1, price: '899.00' }] }])
add('Billed by the dozen', { lines: [{ sku: 'SCREW-M4', name: 'Screw M4', quantity: 24, price: '0.05' }] }, [{ lines: [{ sku: 'SCREW-M4', name: 'Screw M4', quantity: 24, price: '0.05', unit: { name: 'Dozen', of: 12 } }] }])
add('Other shipping than the order', { lines: [chair] }, [{ lines: [chair], shipping: '25.00', shows: 'Other shipping than the order' }])
add('Tax in the books, none in the shop', { lines: [chair] }, [{ lines: [chair], tax: '45.15', shows: 'Other tax than the order' }])
add('Another price than the order', { lines: [chair] }, [{ lines: [{ ...chair, price: '120.00' }], shows: 'Another price than the order' }])
add('A draft', { lines: [chair] }, [{ lines: [chair], state: 'Draft', shows: 'A draft' }])
add('Closed in the books', { lines: [lamp] }, [{ lines: [lamp], state: 'Closed' }])
add('Half a yard', { lines: [{ sku: 'CLOTH-1', name: 'Cloth by the yard', quantity: 2.5, price: '9.00' }] }, [{ lines: [{ sku: 'CLOTH-1', name: 'Cloth by the yard', quantity: 2.5, price: '9.00' }] }])
add('A SKU with a slash and a space', { lines: [{ sku: 'LAMP/DESK 01', name: 'Desk lamp, brass', quantity: 1, price: '59.90' }] }, [{ lines: [{ sku: 'LAMP/DESK 01', name: 'Desk lamp, brass', quantity: 1, price: '59.90' }] }])
add('Named by the sales order only', { lines: [lamp] }, [{ lines: [lamp], reference: 'created-from' }])
add('Named by the reference number only', { lines: [lamp] }, [{ lines: [lamp], reference: 'reference' }])
add('Named by the custom field only', { lines: [lamp] }, [{ lines: [lamp], reference: 'custom' }])
add('Names no order', { lines: [lamp] }, [{ lines: [lamp], reference: 'none', shows: 'Names no order' }])
add('No invoice yet', { lines: [chair, lamp], state: 'new' }, [])
add('The shop does not have this order', { lines: [chair] }, [{ lines: [chair] }], false)
add('Two invoices for an order that the shop does not have', { lines: [chair, table] }, [{ lines: [chair] }, { lines: [table], shipping: '0.00' }], false)

/** One peculiarity each, under the same order numbers in books of any size. They need the known items and customer C-00001. */
export const knownOrders: readonly OrderCase[] = cases
