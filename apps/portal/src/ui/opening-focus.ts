'use client'
import { useRef } from 'react'

/**
 * Where the focus goes when a dialog opens: into its first field, else to the dialog itself, so that its title is read first and
 * the close button's tooltip does not pop up. And where it goes when the dialog closes: back to where it was. Radix knows the way back
 * only to a trigger of the dialog's own.
 */
export function useDialogFocus() {
  const before = useRef<HTMLElement | null>(null)
  return {
    onOpenAutoFocus(event: Event): void {
      before.current = focused()
      const content = event.currentTarget
      if (!(content instanceof HTMLElement)) return
      event.preventDefault()
      const first = content.querySelector<HTMLElement>('[data-autofocus]') ?? content.querySelector<HTMLElement>('input:not([type=hidden]):not([disabled]), textarea:not([disabled])')
      ;(first ?? content).focus({ preventScroll: true })
    },
    onCloseAutoFocus(event: Event): void {
      event.preventDefault()
      if (before.current?.isConnected) before.current.focus({ preventScroll: true })
    },
  }
}

/** What has the focus; for an entry of a menu, which is about to go, the button that opened the menu. */
function focused(): HTMLElement | null {
  const active = document.activeElement
  if (!(active instanceof HTMLElement) || active === document.body) return null
  const menu = active.closest('[role=menu]')
  return menu ? document.getElementById(menu.getAttribute('aria-labelledby') ?? '') : active
}
