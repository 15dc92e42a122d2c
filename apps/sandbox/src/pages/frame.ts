import { html, type Html, type Piece } from './html.ts'

export type Place = 'board' | 'intacct' | 'magento'

export interface MenuGroup { title: string; items: readonly { href: string; label: string; count?: number }[] }

export interface Frame {
  place: Place
  title: string
  /** Groups of the sidebar; none on the switchboard. */
  menu?: readonly MenuGroup[]
  /** The address of the menu item that is open. */
  current?: string
  /** How one gets to this page in the real system: Accounts Receivable › Customers. */
  path?: string
  body: Piece
  script?: boolean
}

const names: Record<Place, string> = { board: 'Switchboard', intacct: 'Sage Intacct', magento: 'Magento' }
const places: readonly { place: Place; href: string }[] = [{ place: 'board', href: '/' }, { place: 'intacct', href: '/intacct' }, { place: 'magento', href: '/magento' }]

/** A whole page. */
export function frame({ place, title, menu = [], current, path, body, script }: Frame): Html {
  return html`<!DOCTYPE html>
<html lang="en" class="${place}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark"><title>${title} · ${names[place]} (sandbox)</title>
<link rel="icon" href="data:,"><link rel="stylesheet" href="/assets/sandbox.css">${script && html`<script src="/assets/sandbox.js" defer></script>`}</head>
<body><a class="skip" href="#main">Skip to the content</a>
<header class="top"><a class="brand" href="${places.find((one) => one.place === place)?.href}"><span class="mark" aria-hidden="true"></span>${names[place]} <em>sandbox</em></a>
<nav aria-label="Systems">${places.map((one) => html`<a href="${one.href}"${one.place === place && current !== '/about' && html` aria-current="true"`}>${names[one.place]}</a>`)}<a href="/about"${current === '/about' && html` aria-current="page"`}>Limits</a></nav></header>
<div class="page">${menu.length > 0 && html`<nav class="side" aria-label="${names[place]}">${menu.map((group) => html`<div><h2>${group.title}</h2><ul>${group.items.map((item) =>
    html`<li><a href="${item.href}"${item.href === current && html` aria-current="page"`}><span>${item.label}</span>${item.count !== undefined && html`<small>${item.count.toLocaleString('en')}</small>`}</a></li>`)}</ul></div>`)}</nav>`}
<main id="main">${path && html`<p class="where"><span>In the real system</span> ${path}</p>`}${body}</main></div></body></html>`
}
