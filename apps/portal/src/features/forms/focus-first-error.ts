/** Brings the first control that is marked as wrong into view and gives it the focus, once it has been drawn. */
export function focusFirstError(): void {
  setTimeout(() => {
    const wrong = document.querySelector<HTMLElement>('main [aria-invalid="true"]')
    wrong?.focus({ preventScroll: true })
    wrong?.scrollIntoView({ block: 'center', behavior: 'smooth' })
  })
}
