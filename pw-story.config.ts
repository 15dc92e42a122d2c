import { defineConfig } from '@playwright/test'
process.env.E2E_SANDBOX_URL = 'http://127.0.0.1:3510'
export default defineConfig({ testDir: 'e2e', testMatch: process.env.SPEC ?? 'customers.spec.ts', timeout: 120_000, workers: 1, expect: { timeout: 15000 }, outputDir: '/tmp/pw-out',
  use: { baseURL: 'http://127.0.0.1:3500', actionTimeout: 20000, viewport: { width: 1440, height: 900 }, screenshot: 'only-on-failure', launchOptions: { executablePath: '/usr/bin/chromium', args: ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync'] } } })
