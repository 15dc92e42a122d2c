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
    for (const element of whatStandsAbove(ref.current)) observer.observe(element)
    window.addEventListener('resize', measure)
    return () => {
      observer.disconnect()
      window.removeEventListener('resize', measure)
    }
  }, [])
  return { ref, height }
}

/** What pushes the element down when it grows: everything before it, and before what it stands in. */
function* whatStandsAbove(element: Element | null): Generator<Element> {
  for (let at = element; at && at !== document.body; at = at.parentElement) {
    for (let before = at.previousElementSibling; before; before = before.previousElementSibling) yield before
  }
}

function scrollParent(element: HTMLElement): HTMLElement | null {
  for (let parent = element.parentElement; parent && parent !== document.body; parent = parent.parentElement) {
    if (/auto|scroll/.test(getComputedStyle(parent).overflowY)) return parent
  }
  return null
}
