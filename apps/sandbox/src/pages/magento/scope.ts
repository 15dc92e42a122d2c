import { html, type Html } from '../html.ts'
import { textOf, type ShopDoor } from './shop-door.ts'

/** Where a name or a price is looked at and written: `all` store views, or one of them. */
export function scopeOf(door: ShopDoor, wanted: unknown): string {
  return storeViews(door).some(({ code }) => code === wanted) ? String(wanted) : 'all'
}

/** Links to the same record in each store view, as the selector at the top of the real page. */
export function scopeLinks(door: ShopDoor, address: string, current: string): Html {
  const links = [{ code: 'all', name: 'All store views' }, ...storeViews(door)]
  return html`<nav class="jump" aria-label="Store view">${links.map(({ code, name }) =>
    html`<a href="${address}${code === 'all' ? '' : `?store=${code}`}"${code === current && html` aria-current="true"`}>${name}</a>`)}</nav>`
}

const storeViews = (door: ShopDoor) => door.list('V1/store/storeViews').filter(({ id }) => id !== 0).map(({ code, name }) => ({ code: textOf(code), name: textOf(name) }))
