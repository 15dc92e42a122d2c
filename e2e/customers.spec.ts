import { expect, test, type Page } from '@playwright/test'
import { openProcess, sandbox, signIn } from './people.ts'

// One story: each step stands on the one before.
test.describe.configure({ mode: 'serial' })

const broken = { id: 'C-00010', name: 'Silent Orchard Foods', email: 'orders@silent-orchard.example' }

test.describe('customers, from the books to the shop', () => {
  let page: Page

  test.beforeAll(async ({ browser }) => { page = await (await browser.newContext()).newPage() })
  test.afterAll(async () => { await page.context().close() })

  test('the administrator tests both connections, right by right', async () => {
    await signIn(page, 'admin@demo.test')
    for (const system of ['Sage Intacct', 'Magento']) {
      await page.goto('/demo/connections')
      await page.getByRole('main').getByRole('link', { name: system }).first().click()
      await page.getByRole('button', { name: 'Test connection' }).click()
      await expect(page.getByText('Read customers').first()).toBeVisible({ timeout: 30_000 })
      await expect(page.getByText(/Signed in|takes the integration/).first()).toBeVisible()
    }
  })

  test('"Sync now" on the dashboard says at once that it runs, and ends with failures', async () => {
    test.setTimeout(300_000)
    await page.goto('/demo')
    const card = page.getByRole('main').locator('*')
      .filter({ has: page.getByRole('heading', { name: 'Sync customers from Sage Intacct to Magento' }) }).filter({ has: page.getByRole('button', { name: 'Sync now' }) }).last()
    await card.getByRole('button', { name: 'Sync now' }).click()
    // Within two seconds where nothing else runs; a busy machine takes longer to begin.
    await expect(page.getByText('Running').first()).toBeVisible({ timeout: 10_000 })
    await expect(page.getByText('Completed with failures').first()).toBeVisible({ timeout: 240_000 })
  })

  test('support finds the customer that failed, and reads why and what to do', async () => {
    await signIn(page, 'support@demo.test')
    await openProcess(page, 'Customers')
    await page.getByRole('button', { name: /^Failed/ }).or(page.getByRole('radio', { name: /^Failed/ })).or(page.getByRole('link', { name: /^Failed \d/ })).first().click()
    await page.getByText(broken.id, { exact: true }).click()
    const drawer = page.getByRole('dialog').or(page.getByRole('complementary')).filter({ hasText: broken.name }).first()
    await expect(drawer).toContainText(`Customer ${broken.id} has no e-mail address`)
    await expect(drawer).toContainText('What to do')
    await expect(page).toHaveURL(new RegExp(`record=${broken.id}`))
  })

  test('corrects it in the sandbox’s Intacct, presses Retry, and it arrives in the sandbox’s Magento', async () => {
    const opened = page.waitForEvent('popup')
    await page.getByRole('link', { name: 'Open in Sage Intacct' }).click()
    const books = await opened
    await expect(books.getByRole('heading', { level: 1 })).toContainText(broken.id)
    await books.locator('[name="DISPLAYCONTACT.EMAIL1"]').fill(broken.email)
    await books.getByRole('button', { name: 'Save' }).first().click()
    await expect(books.locator('[name="DISPLAYCONTACT.EMAIL1"]')).toHaveValue(broken.email)
    await books.close()

    await page.getByRole('button', { name: 'Retry', exact: true }).click()
    const inShop = page.getByRole('link', { name: 'Open in Magento' })
    await expect(inShop).toBeVisible({ timeout: 30_000 })
    const shop = page.waitForEvent('popup')
    await inShop.click()
    const customer = await shop
    await expect(customer).toHaveURL(new RegExp(`^${sandbox()}`))
    await expect(customer.locator('body')).toContainText('orders@silent-orchard.example')
    await customer.close()
  })

  test('another organisation’s owner finds nothing of it: pages and addresses answer "not found"', async () => {
    const url = new URL(page.url())
    await signIn(page, 'owner@harbour.test')
    for (const path of ['/demo', url.pathname, '/demo/connections', '/demo/failures']) {
      const answer = await page.goto(path)
      expect(answer?.status(), path).toBe(404)
      await expect(page.locator('body')).not.toContainText('Demo Trading')
    }
    const process = /processes\/([0-9a-f-]+)/.exec(url.pathname)?.[1] ?? ''
    for (const tenant of ['demo', 'harbour']) {
      const answer = await page.request.get(`/api/tenants/${tenant}/processes/${process}/records`)
      expect(answer.status(), tenant).toBe(404)
      const start = await page.request.post(`/api/tenants/${tenant}/processes/${process}/runs`, { data: { mode: 'sync' }, headers: { origin: url.origin } })
      expect(start.status(), tenant).toBe(404)
    }
  })

  test('support may retry, but not see or change a connection', async () => {
    await signIn(page, 'support@demo.test')
    await page.goto('/demo/connections')
    await expect(page.getByRole('button', { name: /Save/ })).toHaveCount(0)
    const answer = await page.request.put('/api/tenants/demo/connections/00000000-0000-7000-8000-000000000000', { data: {}, headers: { origin: new URL(page.url()).origin } })
    expect([403, 405]).toContain(answer.status())
  })
})
