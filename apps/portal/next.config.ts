import path from 'node:path'
import type { NextConfig } from 'next'

const root = path.join(import.meta.dirname, '../..')

/** The page policy needs a nonce of its own for each answer: see src/proxy.ts. */
const headers = [
  { key: 'X-Content-Type-Options', value: 'nosniff' },
  { key: 'X-Frame-Options', value: 'DENY' },
  { key: 'Referrer-Policy', value: 'strict-origin-when-cross-origin' },
  // Browsers heed it over https only.
  { key: 'Strict-Transport-Security', value: 'max-age=31536000' },
  { key: 'Cross-Origin-Opener-Policy', value: 'same-origin' },
  { key: 'Permissions-Policy', value: 'camera=(), microphone=(), geolocation=(), payment=(), usb=()' },
]

const config: NextConfig = {
  output: 'standalone',
  outputFileTracingRoot: root,
  turbopack: { root },
  transpilePackages: ['@causeway/config', '@causeway/db', '@causeway/queue', '@causeway/sync', '@causeway/vault'],
  serverExternalPackages: ['@prisma/client', '@prisma/adapter-pg', 'pg', 'bullmq', 'ioredis', '@node-rs/argon2', 'pino'],
  reactCompiler: true,
  // Types that Next generates are of its last build; they must not count when the sources alone are checked.
  typescript: { tsconfigPath: 'tsconfig.next.json' },
  poweredByHeader: false,
  // "localhost" and "127.0.0.1" are both typed on a machine of one's own.
  allowedDevOrigins: ['127.0.0.1', 'localhost'],
  headers: async () => [{ source: '/:path*', headers }],
}

export default config
