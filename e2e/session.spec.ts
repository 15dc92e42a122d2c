import { expect, test } from '@playwright/test'
import { openProcess, signIn } from './people.ts'

test.describe('what a person has typed', () => {
  test.beforeEach(async ({ page }) => {
    await signIn(page, 'admin@demo.test')
    await openProcess(page, 'Customers')
    await page.getByRole('link', { name: 'Settings', exact: true }).click()
    await page.getByLabel('Last name when there is only one word').fill('Account')
  })

  test('is still there when the session has ended, and is saved after signing in again on the same page', async ({ page }) => {
    await page.context().clearCookies()
    await page.getByRole('button', { name: 'Save settings' }).click()
    const asks = page.getByRole('dialog', { name: 'Sign in again to go on' })
    await expect(asks.getByLabel('E-mail')).toHaveValue('admin@demo.test')
    await expect(asks.getByLabel('Password')).toBeFocused()
    await page.keyboard.press('Escape')
    await asks.getByLabel('Password').fill('not this one')
    await asks.getByRole('button', { name: 'Sign in' }).click()
    await expect(asks.getByText('E-mail or password is not right.')).toBeVisible()
    await asks.getByLabel('Password').fill('causeway-demo')
    await asks.getByRole('button', { name: 'Sign in' }).click()
    await expect(asks).toHaveCount(0)
    await expect(page.getByText('Settings saved.')).toBeVisible()
    await page.reload()
    await expect(page.getByLabel('Last name when there is only one word')).toHaveValue('Account')
    await page.getByLabel('Last name when there is only one word').fill('Customer')
    await page.getByRole('button', { name: 'Save settings' }).click()
    await expect(page.getByText('Settings saved.')).toBeVisible()
  })

  test('is not lost by a link or a key that leads elsewhere, unless the person agrees', async ({ page }) => {
    await page.getByRole('link', { name: 'Failures' }).click()
    const asks = page.getByRole('dialog', { name: 'Leave without saving?' })
    await asks.getByRole('button', { name: 'Stay' }).click()
    await expect(page.getByLabel('Last name when there is only one word')).toHaveValue('Account')
    await page.getByRole('heading', { level: 1 }).click()
    await page.keyboard.press('g')
    await page.keyboard.press('d')
    await expect(asks).toBeVisible()
    await asks.getByRole('button', { name: 'Leave without saving' }).click()
    await expect(page.getByRole('heading', { level: 1, name: 'Dashboard' })).toBeVisible()
  })
})
