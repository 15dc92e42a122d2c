import { defineConfig } from '@playwright/test'
import { freePort } from './scripts/services/ports.mjs'
import { findBrowser } from './scripts/suites/find-browser.mjs'

// Workers load this file again: they find what its first reading chose.
process.env.E2E_PORTAL_PORT ??= String(await freePort({ wanted: 0 }))
process.env.E2E_SANDBOX_PORT ??= String(await freePort({ wanted: 0 }))
process.env.E2E_PORTAL_URL = `http://127.0.0.1:${process.env.E2E_PORTAL_PORT}`
process.env.E2E_SANDBOX_URL = `http://127.0.0.1:${process.env.E2E_SANDBOX_PORT}`

const executablePath = findBrowser()

export default defineConfig({
  testDir: 'e2e',
  testMatch: '**/*.spec.ts',
  timeout: 120_000,
  expect: { timeout: 15_000 },
  // One installation, whose records the tests change: one after the other.
  workers: 1,
  fullyParallel: false,
  forbidOnly: Boolean(process.env.CI),
  outputDir: 'test-results',
  use: {
    baseURL: process.env.E2E_PORTAL_URL,
    viewport: { width: 1440, height: 900 },
    actionTimeout: 20_000,
    navigationTimeout: 30_000,
    trace: 'retain-on-failure',
    screenshot: 'only-on-failure',
    launchOptions: {
      ...(executablePath ? { executablePath } : {}),
      // Nothing of the browser's own goes to the network, which may be closed; --no-sandbox lets root run it.
      args: ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync'],
    },
  },
  webServer: {
    command: 'node scripts/suites/browser-stack.mjs',
    url: `${process.env.E2E_PORTAL_URL}/api/health`,
    timeout: 300_000,
    reuseExistingServer: false,
    gracefulShutdown: { signal: 'SIGTERM', timeout: 40_000 },
    stdout: 'pipe',
  },
})
