import type { FastifyReply } from 'fastify'
import { frame, type MenuGroup } from '../frame.ts'
import { html, type Html, type Piece } from '../html.ts'
import { send } from '../send.ts'
import { Refused, ShopDoor, type Data } from './shop-door.ts'
import type { Host } from '../../sandbox.ts'

const menu = [
  { title: 'Customers', items: [{ slug: 'customers', label: 'All customers', search: 'V1/customers/search' }, { slug: 'groups', label: 'Customer groups', search: 'V1/customerGroups/search' }] },
  { title: 'Catalog', items: [{ slug: 'categories', label: 'Categories', search: 'V1/categories/list' }, { slug: 'products', label: 'Products', search: 'V1/products' }] },
  { title: 'Sales', items: [{ slug: 'orders', label: 'Orders', search: 'V1/orders' }, { slug: 'invoices', label: 'Invoices', search: 'V1/invoices' }] },
] as const

export const doorOf = ({ magento }: Host): ShopDoor => new ShopDoor(magento)

/** The sidebar: what the shop has, with counts; what it does not have is not offered. */
function menuOf(door: ShopDoor): MenuGroup[] {
  return menu.map(({ title, items }) => ({
    title, items: items.flatMap(({ slug, label, search }) => {
      try {
        return [{ href: `/magento/${slug}`, label, count: door.search(search, { pageSize: 1 }).total }]
      } catch (error) {
        if (error instanceof Refused) return []
        throw error
      }
    }),
  })).filter(({ items }) => items.length > 0)
}

export function shopPage(door: ShopDoor, { title, slug, path, body }: { title: string; slug: string; path: string; body: Piece }): Html {
  return frame({ place: 'magento', title, menu: menuOf(door), current: `/magento/${slug}`, path, body })
}

export function notThere(reply: FastifyReply, door: ShopDoor, slug: string, why: string): FastifyReply {
  return send(reply.code(404), frame({ place: 'magento', title: 'Not found', menu: menuOf(door), body: html`<div class="head"><h1>Not found</h1></div><p class="notice">${why} <a href="/magento/${slug}">Back to the list</a></p>` }))
}

/** What was asked for, or null when the shop says that there is none. */
export function found<T>(ask: () => T): T | null {
  try {
    return ask()
  } catch (error) {
    if (error instanceof Refused && error.status === 404) return null
    throw error
  }
}

/** The shop's sentences of refusal; anything else is a fault of the sandbox. */
export function refusal(error: unknown): string[] {
  if (error instanceof Refused) return error.sentences
  throw error
}

/** All that the web API answers about a record, for those who want to see it. */
export const everything = (record: Data): Html =>
  html`<details class="card"><summary><h2>All that the web API answers</h2></summary><pre tabindex="0">${JSON.stringify(record, null, 2)}</pre></details>`
