import { html, type Html, type Piece } from './html.ts'

/** A field of a record as a form shows it. */
export interface FormField {
  name: string
  label: string
  value: string
  kind: 'text' | 'long' | 'choice' | 'fixed'
  options?: readonly { value: string; label: string }[]
  required?: boolean
  maxLength?: number
  /** The system's own name of the field, in small letters beside the label. */
  code?: string
  /** Takes the whole width. */
  wide?: boolean
  help?: string
  inputType?: 'text' | 'date' | 'number' | 'tel'
  href?: string | undefined
}

/** `lines`: so many fields make one line of a document and stay beside each other. */
export interface Section { title: string; fields: readonly FormField[]; folded?: boolean; note?: string; lines?: 2 | 3 }

export interface RecordPage {
  title: string
  /** Beside the title: state, number. */
  facts?: Piece
  back: { href: string; label: string }
  sections: readonly Section[]
  /** Where the form goes; absent: the record can only be read. */
  action?: string | undefined
  submit?: string
  /** Sent along, not shown. */
  hidden?: Readonly<Record<string, string>>
  /** Sentences of refusal, as the system gives them. */
  problems?: readonly string[]
  /** What a save did. */
  saved?: string | undefined
  deleteAction?: string | undefined
  deleteLabel?: string
  readOnlyNote?: string
  /** Behind the form: lines of a document, links. */
  after?: Piece
  actions?: Piece
}

export function recordPage(page: RecordPage): Html {
  const { title, facts, back, sections, action, submit = 'Save', problems = [], saved, deleteAction, deleteLabel = 'Delete', readOnlyNote, after, actions, hidden = {} } = page
  const inner = sections.map(section)
  const jumps = sections.length > 3 && html`<nav class="jump" aria-label="Parts of this record">${sections.slice(1).map((one) => html`<a href="#${anchor(one)}">${one.title}</a>`)}</nav>`
  return html`<p class="back"><a href="${back.href}">← ${back.label}</a></p><div class="head"><h1>${title}</h1>${facts && html`<span class="facts">${facts}</span>`}${actions}${jumps}</div>
${saved && html`<p class="notice good" role="status">${saved}</p>`}
${problems.length > 0 && html`<div class="notice bad" role="alert"><strong>Not saved.</strong> ${problems.length === 1 ? problems[0] : html`<ul>${problems.map((one) => html`<li>${one}</li>`)}</ul>`}</div>`}
${readOnlyNote && html`<p class="notice">${readOnlyNote}</p>`}
${action ? html`<form method="post" action="${action}" class="record">${Object.entries(hidden).map(([name, value]) => html`<input type="hidden" name="${name}" value="${value}">`)}${inner}<div class="actions"><button class="primary">${submit}</button><a class="button" href="${back.href}">Cancel</a></div></form>` : html`<div class="record">${inner}</div>`}
${after}
${deleteAction && html`<details class="danger"><summary>${deleteLabel} …</summary><form method="post" action="${deleteAction}"><p>This cannot be taken back, except by a reset of the sandbox.</p><button class="dangerous">${deleteLabel}</button></form></details>`}`
}

const anchor = ({ title }: Section) => title.toLowerCase().replace(/\W+/g, '-')

function section(one: Section): Html {
  const { title, fields, folded, note, lines } = one
  const grid = html`${note && html`<p class="note">${note}</p>`}<div class="fields${lines ? ` lines${lines}` : ''}">${fields.map(formField)}</div>`
  return folded ? html`<details class="card" id="${anchor(one)}"><summary><h2>${title}</h2></summary>${grid}</details>` : html`<section class="card" id="${anchor(one)}"><h2>${title}</h2>${grid}</section>`
}

export function formField(field: FormField): Html {
  const { name, label, value, kind, required, maxLength, code, wide, help, inputType = 'text', options = [], href } = field
  const id = `f-${name.replace(/[^\w-]/g, '-')}`
  const head = html`${label}${required && html`<b title="Required" aria-hidden="true">*</b>`}${code && html`<code>${code}</code>`}`
  const classes = `field${wide || kind === 'long' ? ' wide' : ''}`
  if (kind === 'fixed') return html`<div class="${classes}"><span class="label">${head}</span><output>${value === '' ? html`<span class="none">–</span>` : href ? html`<a href="${href}">${value}</a>` : value}</output></div>`
  const common = html`id="${id}" name="${name}"${required && html` required`}${help && html` aria-describedby="${id}-help"`}`
  // A text area drops its first line break, so it gets one to drop.
  const control = kind === 'choice'
    ? html`<select ${common}>${options.map((option) => html`<option value="${option.value}"${option.value === value && html` selected`}>${option.label}</option>`)}</select>`
    : kind === 'long' ? html`<textarea ${common} rows="${Math.min(8, value.split('\n').length + 1)}"${maxLength && html` maxlength="${maxLength}"`}>
${value}</textarea>`
      : html`<input ${common} type="${inputType}" value="${value}"${maxLength && html` maxlength="${maxLength}"`}${inputType === 'number' && html` step="any"`} autocomplete="off">`
  return html`<div class="${classes}"><label for="${id}">${head}</label>${control}${help && html`<small id="${id}-help">${help}</small>`}</div>`
}
