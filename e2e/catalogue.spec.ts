import { expect, test, type Page } from '@playwright/test'
import { openProcess, sandbox, signIn, syncNow } from './people.ts'

// One story: each step stands on the one before.
test.describe.configure({ mode: 'serial' })

/** Opens a record of the open process by its key, and its page in the other system. */
async function openInMagento(page: Page, key: string): Promise<Page> {
  await page.goto(`${page.url().split('?')[0]}?record=${encodeURIComponent(key)}`)
  const link = page.getByRole('link', { name: 'Open in Magento' })
  await expect(link).toBeVisible({ timeout: 30_000 })
  const opened = page.waitForEvent('popup')
  await link.click()
  return opened
}

test.describe('families, products, an order and its invoice', () => {
  let page: Page
  let orderNumber = ''

  test.beforeAll(async ({ browser }) => { page = await (await browser.newContext()).newPage() })
  test.afterAll(async () => { await page.context().close() })

  /** Places an order for one product in the sandbox's shop; answers its number. */
  async function placeOrder(sku: string, quantity: number): Promise<string> {
    const shop = await page.context().newPage()
    await shop.goto(`${sandbox()}/magento/orders/new`)
    await shop.locator('[name="email"]').fill('buyer@example.com')
    const field = shop.locator('[name="sku.0"]')
    if (await field.evaluate((element) => element.tagName === 'SELECT')) await field.selectOption(sku)
    else await field.fill(sku)
    await shop.locator('[name="qty.0"]').fill(String(quantity))
    await shop.getByRole('button', { name: 'Place the order' }).click()
    await expect(shop).toHaveURL(/orders\/\d+/)
    const number = /\b\d{9}\b/.exec(await shop.locator('h1').innerText())?.[0] ?? ''
    await shop.close()
    expect(number).not.toBe('')
    return number
  }

  /** Enters an invoice in the sandbox's books; answers its document ID. */
  async function enterInvoice(reference: string, sku: string, quantity: number): Promise<string> {
    const books = await page.context().newPage()
    await books.goto(`${sandbox()}/intacct/sodocument/new`)
    await books.locator('[name="transactiontype"]').selectOption('Sales Invoice')
    await books.locator('[name="customerid"]').fill('C-00001')
    await books.locator('[name="referenceno"]').fill(reference)
    await books.locator('[name="item.0"]').fill(sku)
    await books.locator('[name="quantity.0"]').fill(String(quantity))
    await books.locator('[name="price.0"]').fill('39.90')
    await books.locator('form').filter({ has: books.locator('[name="item.0"]') }).getByRole('button').last().click()
    await expect(books).toHaveURL(/sodocument\/\d+/)
    const id = /Sales Invoice-\w+/.exec(await books.locator('body').innerText())?.[0] ?? ''
    await books.close()
    expect(id).not.toBe('')
    return id
  }

  test('product families become categories, the child below its parent', async () => {
    test.setTimeout(300_000)
    await signIn(page, 'user@demo.test')
    await openProcess(page, 'Product families')
    await syncNow(page)
    const category = await openInMagento(page, 'HOME-LIGHT')
    await expect(category.locator('body')).toContainText('Lighting')
    await expect(category.locator('body')).toContainText('Home & Living')
    await category.close()
  })

  test('items become products in the category of their family', async () => {
    test.setTimeout(400_000)
    await openProcess(page, 'Products')
    await syncNow(page, { timeoutMs: 360_000 })
    const product = await openInMagento(page, 'LAMP-DESK')
    await expect(product.locator('body')).toContainText('Desk lamp')
    await product.close()
  })

  test('quantities of the warehouses become stock: now the shop can sell', async () => {
    test.setTimeout(400_000)
    await openProcess(page, 'Stock levels')
    await syncNow(page, { timeoutMs: 360_000 })
    await page.goto(`${page.url().split('?')[0]}?record=LAMP-DESK`)
    await expect(page.getByRole('link', { name: 'Open in Magento' })).toBeVisible({ timeout: 30_000 })
  })

  test('an order in the shop is billed by its invoice in the books', async () => {
    test.setTimeout(400_000)
    orderNumber = await placeOrder('LAMP-DESK', 2)
    const id = await enterInvoice(orderNumber, 'LAMP-DESK', 2)
    await openProcess(page, 'Sales order invoices')
    await syncNow(page, { timeoutMs: 360_000 })
    const invoice = await openInMagento(page, id)
    await expect(invoice.locator('body')).toContainText(orderNumber)
    await expect(invoice.locator('body')).toContainText('LAMP-DESK')
    await invoice.close()
  })

  test('an invoice waits for an order that is placed later, and then goes through by itself', async () => {
    test.setTimeout(300_000)
    const next = String(Number(orderNumber) + 1).padStart(9, '0')
    const id = await enterInvoice(next, 'LAMP-DESK', 1)
    await openProcess(page, 'Sales order invoices')
    await syncNow(page, { timeoutMs: 180_000 })
    await page.goto(`${page.url().split('?')[0]}?record=${encodeURIComponent(id)}`)
    await expect(page.getByText(`Waits for the Magento order ${next}`).first()).toBeVisible()
    expect(await placeOrder('LAMP-DESK', 1)).toBe(next)
    // Nobody presses anything: waiting records are looked after by the worker.
    await expect(async () => {
      await page.reload()
      await expect(page.getByRole('link', { name: 'Open in Magento' })).toBeVisible({ timeout: 3_000 })
    }).toPass({ timeout: 200_000, intervals: [5_000] })
  })
})
