'use client'
import { Tooltip as Radix } from 'radix-ui'
import type { ReactNode } from 'react'
import { Kbd } from './kbd.tsx'

export function TooltipProvider({ children }: { children: ReactNode }) {
  return <Radix.Provider delayDuration={350} skipDelayDuration={150}>{children}</Radix.Provider>
}

/** A few words on hover and focus. The child must take a ref and be able to have the focus. */
export function Tooltip({ text, shortcut, side = 'bottom', children }: {
  text: ReactNode; shortcut?: string | undefined; side?: 'top' | 'bottom' | 'left' | 'right'; children: ReactNode
}) {
  return (
    <Radix.Root>
      <Radix.Trigger asChild>{children}</Radix.Trigger>
      <Radix.Portal>
        <Radix.Content side={side} sideOffset={6} collisionPadding={8}
          className="z-60 flex max-w-72 animate-appear items-center gap-2 rounded-md bg-ink px-2 py-1 text-xs text-canvas shadow-float">
          {text}
          {shortcut ? <Kbd className="border-transparent bg-white/15 text-inherit dark:bg-black/15">{shortcut}</Kbd> : null}
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  )
}
