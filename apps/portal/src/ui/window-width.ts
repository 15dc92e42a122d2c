'use client'
import { useSyncExternalStore } from 'react'

function onResize(listener: () => void) {
  window.addEventListener('resize', listener)
  return () => window.removeEventListener('resize', listener)
}

/** The window's width, px; 1440 until the browser has told. For what styles alone cannot do. */
export const useWindowWidth = (): number => useSyncExternalStore(onResize, () => window.innerWidth, () => 1_440)

/** Below this a window is a phone's, px: Tailwind's `sm`. */
export const phoneBelow = 640
/** Below this a drawer covers the page instead of standing beside it, px: Tailwind's `lg`. */
export const coveredBelow = 1_024
