import { expect, test, type Page } from '@playwright/test'
import { openProcess, sandbox, signIn, syncNow } from './people.ts'

// One story: each step stands on the one before.
test.describe.configure({ mode: 'serial' })

/** A customer of the books whose address has no postal code, and a code that a person got by telephone. */
const broken = { id: 'C-00019', postcode: '80331' }

test.describe('a failed customer, edited and sent once', () => {
  let page: Page
  const drawer = () => page.getByRole('complementary', { name: `customer ${broken.id}` })
  const openRecord = async () => {
    await openProcess(page, 'Customers')
    await page.goto(`${new URL(page.url()).pathname}?record=${broken.id}`)
    await expect(drawer()).toBeVisible()
  }

  test.beforeAll(async ({ browser }) => { page = await (await browser.newContext()).newPage() })
  test.afterAll(async () => { await page.context().close() })

  test('fails for want of a postal code, and support sends it with one', async () => {
    test.setTimeout(300_000)
    await signIn(page, 'admin@demo.test')
    await openProcess(page, 'Customers')
    await syncNow(page)
    await signIn(page, 'support@demo.test')
    await openRecord()
    await expect(drawer()).toContainText(`Customer ${broken.id} has no postal code`)

    await drawer().getByRole('button', { name: 'Edit and send' }).click()
    const dialog = page.getByRole('dialog', { name: `Edit customer ${broken.id} and send it` })
    await expect(dialog).toContainText('that change replaces it as usual')
    await dialog.getByRole('button', { name: 'Send with this value' }).click()
    await expect(dialog.getByRole('alert')).toContainText('Give another value')
    await dialog.getByLabel('Postal code').fill(broken.postcode)
    await dialog.getByRole('button', { name: 'Send with this value' }).click()
    await expect(dialog).toBeHidden()
  })

  test('it arrives in the shop, and its page and history say who edited what, and that the two differ', async () => {
    const edited = drawer().getByRole('region', { name: 'Edited' })
    await expect(edited.getByRole('heading', { name: 'Magento differs from Sage Intacct' })).toBeVisible({ timeout: 30_000 })
    await expect(edited).toContainText(/Postal code.*nothing.*80331/)
    await expect(drawer().getByRole('region', { name: 'History' })).toContainText(/Edited, to be sent once\s*by .+Postal code: nothing → “80331”/s)
    const opened = page.waitForEvent('popup')
    await drawer().getByRole('link', { name: 'Open in Magento' }).click()
    const shop = await opened
    await expect(shop).toHaveURL(new RegExp(`^${sandbox()}`))
    await expect(shop.locator('body')).toContainText(broken.postcode)
    await shop.close()
  })

  test('the administrator reads it in the audit', async () => {
    await signIn(page, 'admin@demo.test')
    await page.goto('/demo/audit')
    await expect(page.getByRole('main')).toContainText(new RegExp(`edited, to be sent once,\\s*customer ${broken.id}`))
  })

  test('a later change in Intacct goes over it', async () => {
    test.setTimeout(300_000)
    await openRecord()
    const opened = page.waitForEvent('popup')
    await drawer().getByRole('link', { name: 'Open in Sage Intacct' }).click()
    const books = await opened
    await books.locator('[name="DISPLAYCONTACT.MAILADDRESS.ZIP"]').fill('80469')
    await books.getByRole('button', { name: 'Save' }).first().click()
    await expect(books.locator('[name="DISPLAYCONTACT.MAILADDRESS.ZIP"]')).toHaveValue('80469')
    await books.close()
    await syncNow(page)
    await openRecord()
    await expect(drawer().getByRole('region', { name: 'Edited' })).toHaveCount(0)
    await expect(drawer().getByRole('region', { name: 'History' })).toContainText('now counts again instead of the edited value')
    await expect(drawer().getByRole('region', { name: 'What changed' })).toContainText('80469')
  })
})
