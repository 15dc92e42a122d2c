import { GeistMono } from 'geist/font/mono'
import { GeistSans } from 'geist/font/sans'
import type { Metadata, Viewport } from 'next'
import { headers } from 'next/headers'
import type { ReactNode } from 'react'
import { Providers } from '#features/shell/providers.tsx'
import './globals.css'

export const metadata: Metadata = {
  title: { default: 'Causeway', template: '%s · Causeway' },
  description: 'Keeps a Magento shop true to Sage Intacct.',
  robots: { index: false, follow: false },
}

export const viewport: Viewport = {
  themeColor: [{ media: '(prefers-color-scheme: light)', color: '#faf9f7' }, { media: '(prefers-color-scheme: dark)', color: '#131210' }],
}

export default async function RootLayout({ children }: { children: ReactNode }) {
  const nonce = (await headers()).get('x-nonce') ?? undefined
  return (
    <html lang="en" className={`${GeistSans.variable} ${GeistMono.variable}`} suppressHydrationWarning>
      <body>
        <Providers nonce={nonce}>{children}</Providers>
      </body>
    </html>
  )
}
