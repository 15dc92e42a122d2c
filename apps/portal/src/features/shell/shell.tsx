'use client'
import { Menu, Search } from 'lucide-react'
import { useState, type ReactNode } from 'react'
import { IconButton, Kbd, Sheet } from '#ui/index.ts'
import { AccountMenu } from './account-menu.tsx'
import { CommandMenu } from './command-menu.tsx'
import { Breadcrumb } from './crumbs.tsx'
import { OutOfTouch } from './out-of-touch.tsx'
import { ShortcutsDialog, useShortcuts } from './shortcuts.tsx'
import { SignInAgain } from './sign-in-again.tsx'
import { Sidebar } from './sidebar.tsx'

/** The frame around every page of an organisation: sidebar, top bar, and the page's own content. */
export function Shell({ children }: { children: ReactNode }) {
  const [drawer, setDrawer] = useState(false)
  const [command, setCommand] = useState(false)
  const [shortcuts, setShortcuts] = useState(false)
  useShortcuts({ onCommand: () => setCommand(true), onHelp: () => setShortcuts(true) })
  return (
    <div className="flex min-h-dvh">
      <a href="#content" className="sr-only focus:not-sr-only focus:fixed focus:top-2 focus:left-2 focus:z-60 focus:rounded-md focus:bg-accent focus:px-3 focus:py-1.5 focus:text-on-accent">Skip to the content</a>
      <aside className="sticky top-0 hidden h-dvh w-58 shrink-0 border-r border-line bg-surface lg:block print:hidden"><Sidebar /></aside>
      <div className="flex min-w-0 grow flex-col">
        <header className="sticky top-0 z-30 flex h-12 shrink-0 items-center gap-2 border-b border-line bg-canvas/90 px-3 backdrop-blur-sm sm:px-6 print:hidden">
          <IconButton label="Menu" icon={<Menu />} className="-ml-1.5 lg:hidden" onClick={() => setDrawer(true)} />
          <Breadcrumb />
          <button type="button" onClick={() => setCommand(true)} aria-keyshortcuts="Control+K"
            className="ml-auto flex h-8 items-center gap-2 rounded-md border border-line bg-surface px-2 text-sm text-ink-faint transition-colors duration-100 hover:border-line-strong hover:text-ink-soft sm:w-56">
            <Search className="size-4 shrink-0" aria-hidden />
            <span className="sr-only grow text-left sm:not-sr-only">Search or go to</span>
            <span aria-hidden className="hidden gap-0.5 sm:flex"><Kbd>Ctrl</Kbd><Kbd>K</Kbd></span>
          </button>
          <AccountMenu onShortcuts={() => setShortcuts(true)} />
        </header>
        <OutOfTouch />
        <main id="content" tabIndex={-1} className="flex min-w-0 grow flex-col outline-none">{children}</main>
      </div>
      <Sheet open={drawer} onOpenChange={setDrawer} title="Menu" side="left" width="sm" hideTitle><div className="-mx-5 -my-4 h-full"><Sidebar onGo={() => setDrawer(false)} /></div></Sheet>
      <CommandMenu open={command} onOpenChange={setCommand} />
      <SignInAgain />
      <ShortcutsDialog open={shortcuts} onOpenChange={setShortcuts} />
    </div>
  )
}
