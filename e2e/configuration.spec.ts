import AxeBuilder from '@axe-core/playwright'
import { expect, test, type Page } from '@playwright/test'
import { openProcess, sandbox, signIn } from './people.ts'

/** No serious finding of axe on what is shown now. */
async function expectAccessible(page: Page): Promise<void> {
  const { violations } = await new AxeBuilder({ page }).analyze()
  expect(violations.filter(({ impact }) => impact === 'serious' || impact === 'critical').map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`)).toEqual([])
}

const tab = (page: Page, name: string) => page.getByRole('navigation', { name: 'Process' }).getByRole('link', { name }).click()

test.describe('what an administrator sets', () => {
  test.beforeEach(async ({ page }) => { await signIn(page, 'admin@demo.test') })

  test('a new connection with a wrong password is told so at its field, and works once it is replaced', async ({ page }) => {
    await signIn(page, 'owner@harbour.test')
    await page.goto('/harbour/connections/new?system=intacct')
    await page.getByLabel('Name').fill(`Books ${Date.now()}`)
    await page.getByLabel('Web service URL').fill(`${sandbox()}/ia/xml/xmlgw.phtml`)
    for (const [label, value] of [['Company ID', 'causeway-demo'], ['Sender ID', 'causeway-sender'], ['User ID', 'causeway-ws'], ['Sender password', 'sender-demo-1']] as const) {
      await page.getByLabel(label).fill(value)
    }
    await page.getByRole('button', { name: 'Save and test' }).click()
    await expect(page.getByText('Enter the user password.')).toBeVisible()
    await page.getByLabel('User password').fill('wrong')
    await page.getByRole('button', { name: 'Save and test' }).click()
    await expect(page.getByText('The connection does not work yet.')).toBeVisible()
    await expect(page.getByText(/refused the user causeway-ws/)).toBeVisible()
    expect(await page.content()).not.toContain('sender-demo-1')

    await page.getByRole('button', { name: 'Replace User password' }).click()
    await page.getByRole('textbox', { name: 'User password' }).fill('books-demo-1')
    await page.getByRole('button', { name: 'Save and test' }).click()
    await expect(page.getByText(/^Connected to Causeway Demo/)).toBeVisible()

    await page.getByLabel('Web service URL').fill('https://elsewhere.example/ia/xml/xmlgw.phtml')
    await page.getByRole('button', { name: 'Save and test' }).click()
    await expect(page.getByText(/now points to another server/).first()).toBeVisible()
    await expectAccessible(page)
  })

  test('a schedule says when it runs while it is chosen, and all are paused and activated at once', async ({ page }) => {
    await page.goto('/demo')
    await openProcess(page, 'Customers')
    await tab(page, 'Schedule')
    await page.getByRole('radio', { name: /^Weekly/ }).click()
    await page.getByRole('button', { name: 'Friday' }).click()
    await page.getByLabel('At', { exact: true }).fill('630')
    await page.getByLabel('At', { exact: true }).blur()
    await expect(page.getByText(/Runs every Monday and Friday at 06:30/)).toBeVisible()
    await expectAccessible(page)
    await page.getByRole('button', { name: 'Save schedule' }).click()
    await expect(page.getByText('Saved. It runs every Monday and Friday at 06:30.')).toBeVisible()

    await page.goto('/demo/schedules')
    const schedule = page.getByRole('switch', { name: /Sync customers/ })
    await expect(schedule).toBeChecked()
    await page.getByRole('button', { name: 'Pause all' }).click()
    await page.getByRole('dialog').getByRole('button', { name: 'Pause all' }).click()
    await expect(schedule).not.toBeChecked()
    await expect(page.getByRole('row', { name: /Sync customers/ })).toContainText('Paused')
    await expectAccessible(page)
    await page.getByRole('button', { name: 'Activate all' }).click()
    await expect(schedule).toBeChecked()

    await page.getByRole('link', { name: 'Sync customers from Sage Intacct to Magento' }).click()
    await page.getByRole('radio', { name: /^By hand only/ }).click()
    await page.getByRole('button', { name: 'Save schedule' }).click()
    await expect(page.getByText('Saved. It runs by hand only.')).toBeVisible()
  })

  test('the mapping shows on a real record what a rule would do, before it is saved', async ({ page }) => {
    await page.goto('/demo')
    await openProcess(page, 'Customers')
    await tab(page, 'Mapping')
    await page.getByLabel('Customer ID').fill('C-00001')
    await page.getByRole('button', { name: 'Show', exact: true }).click()
    await expect(page.getByText(/^Would/)).toBeVisible()
    const row = page.getByRole('listitem').filter({ hasText: 'Name prefix' })
    await row.getByLabel('Rule for Name prefix').click()
    await page.getByRole('option', { name: /^Table/ }).click()
    await row.getByLabel('Source field of Name prefix').click()
    await page.getByPlaceholder('Search', { exact: true }).fill('custtype')
    await page.getByRole('option', { name: /\(CUSTTYPE\)/ }).click()
    await expect(row.getByText('no row for it: the record would fail')).toBeVisible()
    await page.getByRole('button', { name: 'Check again' }).click()
    await expect(page.getByText('Would fail')).toBeVisible()
    await row.getByRole('button', { name: 'Add a row' }).click()
    await row.getByLabel('Value 1 of Name prefix in Sage Intacct').fill('Retail')
    await row.getByLabel('Becomes, in row 1 of Name prefix').fill('Dear')
    await expect(row.getByText('Dear', { exact: true })).toBeVisible()
    await expectAccessible(page)
    await page.getByRole('button', { name: 'Discard' }).click()
    await expect(row.getByText('not sent')).toBeVisible()
  })

  test('settings choose from the shop’s own lists and are refused at their field; the last sync date tells what it costs', async ({ page }) => {
    await page.goto('/demo')
    await openProcess(page, 'Customers')
    await tab(page, 'Settings')
    await page.getByLabel('Customer group', { exact: true }).click()
    await page.getByRole('option', { name: 'Wholesale (2)' }).click()
    await page.getByLabel('Country when none is given').fill('Germany')
    await expect(page.getByText('2 changes not saved yet.')).toBeVisible()
    await page.getByRole('button', { name: 'Save settings' }).click()
    await expect(page.getByText('Enter a country as two letters, such as US.')).toBeVisible()
    await expectAccessible(page)
    await page.getByRole('button', { name: 'Discard' }).click()

    await page.getByRole('button', { name: 'More', exact: true }).click()
    await page.getByRole('menuitem', { name: 'Edit last sync date' }).click()
    await page.getByRole('radio', { name: /^From the beginning/ }).click()
    await expect(page.getByText(/^[\d,]+ customers would be read|customers$/).first()).toBeVisible({ timeout: 30_000 })
    await expect(page.getByRole('dialog').getByRole('button', { name: 'Save' })).toBeDisabled()
    await expectAccessible(page)
  })

  test('support sees all of it and can change nothing', async ({ page }) => {
    await signIn(page, 'support@demo.test')
    await openProcess(page, 'Customers')
    for (const name of ['Mapping', 'Settings', 'Schedule']) {
      await tab(page, name)
      await expect(page.getByText(/^Your role lets you see/)).toBeVisible()
    }
    await page.goto('/demo/connections')
    await expect(page.getByRole('link', { name: 'New connection' })).toHaveCount(0)
  })
})
