import AxeBuilder from '@axe-core/playwright'
import { expect, test } from '@playwright/test'
import { openProcess, signIn } from './people.ts'

test.describe('what anybody sees of all processes', () => {
  test.beforeEach(async ({ page }) => { await signIn(page, 'user@demo.test') })

  test('the runs of all processes stand on one page, narrowed by process, on a phone too', async ({ page }) => {
    await openProcess(page, 'Product families')
    await page.getByRole('button', { name: 'Preview' }).click()
    await expect(page).toHaveURL(/\/runs\//)
    await expect(page.getByText('Nothing was written.')).toBeVisible({ timeout: 60_000 })
    await page.goto('/demo/runs')
    await page.getByRole('combobox', { name: 'Process' }).click()
    await page.getByRole('option', { name: 'Product families' }).click()
    await expect(page).toHaveURL(/process=/)
    const rows = page.getByRole('region', { name: 'Runs' }).getByRole('row')
    await expect(rows.filter({ hasText: 'Preview' }).first()).toContainText('Product families')
    await expect(rows.filter({ hasText: 'Customers' })).toHaveCount(0)
    await page.setViewportSize({ width: 390, height: 844 })
    await expect(page.getByRole('link', { name: /^Product families: preview/ }).first()).toBeVisible()
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390)
    const { violations } = await new AxeBuilder({ page }).analyze()
    expect(violations.filter(({ impact }) => impact === 'serious' || impact === 'critical').map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`)).toEqual([])
  })

  test('when the portal does not answer, a grid says so, and not that nothing is found', async ({ page }) => {
    await openProcess(page, 'Customers')
    await page.route('**/api/tenants/**', (route) => route.abort())
    await page.getByRole('searchbox').fill('north')
    await expect(page.getByText('The records could not be read')).toBeVisible()
    await page.unroute('**/api/tenants/**')
    await page.getByRole('button', { name: 'Try again' }).click()
    await expect(page.getByText('The records could not be read')).toHaveCount(0)
  })
})
