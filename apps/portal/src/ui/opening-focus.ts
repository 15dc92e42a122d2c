/**
 * Where the focus goes when a dialog opens: into its first field, else to the dialog itself, so that its title is read first and
 * the close button's tooltip does not pop up.
 */
export function focusOnOpening(event: Event): void {
  const content = event.currentTarget
  if (!(content instanceof HTMLElement)) return
  event.preventDefault()
  const first = content.querySelector<HTMLElement>('[data-autofocus]') ?? content.querySelector<HTMLElement>('input:not([type=hidden]):not([disabled]), textarea:not([disabled])')
  ;(first ?? content).focus({ preventScroll: true })
}
