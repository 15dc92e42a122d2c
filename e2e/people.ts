import { expect, type Page } from '@playwright/test'

export type Person = 'admin@demo.test' | 'user@demo.test' | 'support@demo.test' | 'owner@harbour.test'
export const sandbox = () => process.env.E2E_SANDBOX_URL ?? ''

/** Signs a person in on this page and waits until the organisation is open. */
export async function signIn(page: Page, person: Person): Promise<void> {
  await page.context().clearCookies()
  await page.goto('/sign-in')
  await page.getByLabel('E-mail').fill(person)
  await page.getByLabel('Password', { exact: true }).fill('causeway-demo')
  await page.getByRole('button', { name: 'Sign in' }).click()
  await expect(page).not.toHaveURL(/sign-in/)
}

/** Opens a process by its name in the sidebar. */
export async function openProcess(page: Page, name: string): Promise<void> {
  await page.getByRole('navigation').getByRole('link', { name, exact: false }).first().click()
  await expect(page).toHaveURL(/\/processes\/[0-9a-f-]+\/records/)
}

/** Presses "Sync now" on the open process and waits until that very run has ended; answers its state. */
export async function syncNow(page: Page, { timeoutMs = 240_000 } = {}): Promise<string> {
  const asked = page.waitForResponse((answer) => answer.request().method() === 'POST' && answer.url().endsWith('/runs'))
  await page.getByRole('button', { name: 'Sync now' }).click()
  const { runId } = await (await asked).json() as { runId: string }
  let state = 'queued'
  await expect.poll(async () => {
    const answer = await (await page.request.get(`/api/tenants/demo/runs/${runId}`)).json() as { run: { state: string } }
    return (state = answer.run.state)
  }, { timeout: timeoutMs, intervals: [1_000] }).not.toMatch(/queued|running/)
  return state
}
