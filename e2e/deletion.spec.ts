import { expect, test } from '@playwright/test'
import { signIn } from './people.ts'

test('an integration is deleted by an administrator who types its name; the worker does it, and its connections stay', async ({ page }) => {
  await signIn(page, 'admin@demo.test')
  await page.goto('/demo/connections')
  await page.getByRole('button', { name: 'New integration' }).click()
  const name = `To go ${Date.now()}`
  const making = page.getByRole('dialog')
  await making.getByRole('textbox', { name: 'Name' }).fill(name)
  await making.getByRole('button', { name: 'Create' }).click()
  const card = page.locator('section').filter({ has: page.getByRole('heading', { name, exact: false }) }).last()
  await expect(card).toBeVisible()

  await card.getByRole('button', { name: 'Configure' }).click()
  await page.getByRole('button', { name: 'Delete…' }).click()
  const dialog = page.getByRole('dialog', { name: `Delete ${name}?` })
  await expect(dialog.getByRole('button', { name: 'Delete for good' })).toBeDisabled()
  await dialog.getByLabel(`Type “${name}” to delete it`).fill(name)
  await dialog.getByRole('button', { name: 'Delete for good' }).click()
  await expect(page.getByText(`${name} is being deleted.`)).toBeVisible()
  // It is shown until the worker is done.
  await expect(page.getByRole('heading', { name, exact: false })).toHaveCount(0, { timeout: 30_000 })
  await expect(page.getByRole('heading', { name: 'Integrations' })).toBeVisible()
  await expect(page.getByRole('link', { name: /Sage Intacct/ }).first()).toBeVisible()
})
