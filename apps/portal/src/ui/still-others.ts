/** While an element covers the page, nothing else of it can be reached meanwhile; dialogs and notices, which stand beside the page, can. Answers how to take it back. */
export function stillOthers(element: HTMLElement): () => void {
  const stilled: HTMLElement[] = []
  for (let at = element; at.parentElement && at.parentElement !== document.body; at = at.parentElement) {
    for (const other of at.parentElement.children) {
      if (other === at || !(other instanceof HTMLElement) || other.inert) continue
      other.inert = true
      stilled.push(other)
    }
  }
  return () => { for (const other of stilled) other.inert = false }
}
