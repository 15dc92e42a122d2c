'use client'
import { useLayoutEffect, useRef, useState } from 'react'

const atLeast = 360

/** The height that is left below the element's own top, so that only the grid scrolls. */
export function useFillHeight<T extends HTMLElement>() {
  const ref = useRef<T>(null)
  const [height, setHeight] = useState<number | null>(null)
  useLayoutEffect(() => {
    const measure = () => {
      const element = ref.current
      if (!element) return
      const scroller = scrollParent(element)
      const top = element.getBoundingClientRect().top + (scroller?.scrollTop ?? window.scrollY) - (scroller?.getBoundingClientRect().top ?? 0)
      setHeight(Math.max(atLeast, Math.floor((scroller?.clientHeight ?? window.innerHeight) - top)))
    }
    measure()
    const observer = new ResizeObserver(measure)
    observer.observe(document.body)
    if (ref.current?.parentElement) observer.observe(ref.current.parentElement)
    window.addEventListener('resize', measure)
    return () => {
      observer.disconnect()
      window.removeEventListener('resize', measure)
    }
  }, [])
  return { ref, height }
}

function scrollParent(element: HTMLElement): HTMLElement | null {
  for (let parent = element.parentElement; parent && parent !== document.body; parent = parent.parentElement) {
    if (/auto|scroll/.test(getComputedStyle(parent).overflowY)) return parent
  }
  return null
}
