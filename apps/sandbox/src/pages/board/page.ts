import { faultKinds, systems, type Fault, type FaultKind, type SystemName } from '../../faults/index.ts'
import type { Host } from '../../sandbox.ts'
import { formField, type FormField } from '../form.ts'
import { frame } from '../frame.ts'
import { html, type Html } from '../html.ts'
import { figuresOf } from './figures.ts'

const names: Record<SystemName, string> = { intacct: 'Sage Intacct', magento: 'Magento' }

/** Faults that one often wants, each a button. */
const quick: readonly { label: string; fault: Record<string, string>; only?: SystemName }[] = [
  { label: 'Slow: 1 s', fault: { kind: 'latency', latencyMs: '1000', jitterMs: '500' } },
  { label: '10 % answer 503', fault: { kind: 'unavailable', probability: '0.1', retryAfterS: '1' } },
  { label: 'Next 20 answer 429', fault: { kind: 'rate-limit', times: '20', retryAfterS: '2' } },
  { label: 'Next write is cut after its commit', fault: { kind: 'cut-after', times: '1' } },
  { label: '5 % HTML error pages', fault: { kind: 'html-error', probability: '0.05', status: '502' } },
  { label: 'Next page lacks a row', fault: { kind: 'fewer-rows', times: '1', pattern: 'query' }, only: 'intacct' },
  { label: 'Stop the bulk consumers', fault: { kind: 'bulk-stopped' }, only: 'magento' },
]

/** The switchboard: what is asked of each system, what is made to go wrong, and a form for more. */
export function boardPage(host: Host, { problem, done, given = {} }: { problem?: string; done?: string | undefined; given?: Record<string, string> } = {}): Html {
  const body = html`<div class="head"><h1>Switchboard</h1><span class="facts">Seed ${host.seedName}, running since ${host.startedAt.toISOString().slice(0, 16).replace('T', ' ')} UTC</span></div>
${done && html`<p class="notice good" role="status">${done}</p>`}${problem && html`<p class="notice bad" role="alert">${problem}</p>`}
<div class="columns">${systems.map((system) => systemCard(host, system))}</div>
<section class="card"><h2>Make something go wrong</h2><form method="post" action="/switchboard/faults"><div class="fields">${formFields(given).slice(0, 8).map(formField)}</div>
<details class="more"><summary>How late, which Retry-After, which status</summary><div class="fields">${formFields(given).slice(8).map(formField)}</div></details><p><button class="primary">Set this fault</button></p></form></section>
<section class="card"><h2>Begin again</h2><p class="note">Takes away what was changed since the seed, in both systems, and all faults and counters.</p>
<details class="danger"><summary>Reset to the seed …</summary><form method="post" action="/switchboard/reset"><p>Everything that was written to the sandbox is lost. Connected programs do not know about it.</p><button class="dangerous">Reset both systems</button></form></details></section>`
  return frame({ place: 'board', title: 'Switchboard', body, script: true })
}

function systemCard(host: Host, system: SystemName): Html {
  const { figures, lastMinute } = figuresOf(host, system)
  const faults = host.faults.active.filter((fault) => fault.system === system)
  return html`<section class="card system ${system}"><header><h2>${names[system]}</h2><a href="/${system}">Open its pages</a></header>
<dl class="meter">${Object.entries(figures).map(([name, value]) => html`<div><dt>${name}</dt><dd data-figure="${system} ${name}">${value.toLocaleString('en')}</dd></div>`)}</dl>
<svg class="spark" viewBox="0 0 300 40" preserveAspectRatio="none" role="img" aria-label="Requests in each of the last 60 seconds" data-spark="${system}">${bars(lastMinute)}</svg><p class="sparknote">Requests a second, last minute</p>
<div class="quick">${quick.filter(({ only }) => !only || only === system).map(({ label, fault }) => html`<form method="post" action="/switchboard/faults"><input type="hidden" name="system" value="${system}">${Object.entries(fault).map(([name, value]) =>
    html`<input type="hidden" name="${name}" value="${value}">`)}<button>${label}</button></form>`)}<form method="post" action="/switchboard/expire"><input type="hidden" name="system" value="${system}"><button>${system === 'intacct' ? 'End all sessions now' : 'End all tokens now'}</button></form></div>
${faults.length === 0 ? html`<p class="note">No fault is set: it answers as it should.</p>` : html`<ul class="faults">${faults.map(faultLine)}</ul>
<form method="post" action="/switchboard/clear"><button>Take all faults away</button></form>`}</section>`
}

const bars = (values: readonly number[]): Html[] => {
  const most = Math.max(4, ...values)
  return values.map((value, at) => html`<rect x="${at * 5}" width="4" y="${40 - (value / most) * 38}" height="${(value / most) * 38}"/>`)
}

const faultLine = (fault: Fault): Html => html`<li data-fault="${fault.system} ${fault.id}"><p>${faultKinds[fault.kind]}<small>${describe(fault)} · hit <span data-hits>${fault.hits}</span></small></p>
<form method="post" action="/switchboard/faults/${fault.id}/remove"><button>Remove</button></form></li>`

/** "writes that match customers, 10 % of them, the next 20, after 5" */
function describe(fault: Fault): string {
  const { kind, requests, method, pattern, probability, times, after, latencyMs, jitterMs, retryAfterS, status, rows } = fault
  const cutsWrites = kind === 'cut-before' || kind === 'cut-after' || kind === 'deadlock'
  const facts: Partial<Record<FaultKind, string>> = {
    'latency': `${latencyMs} ms${jitterMs ? ` ± ${jitterMs}` : ''}`, 'rate-limit': retry(retryAfterS), 'unavailable': retry(retryAfterS), 'html-error': `HTTP ${status}`, 'fewer-rows': `${rows} of each page`,
  }
  return [
    facts[kind], `${requests ?? (cutsWrites ? 'writes' : 'all')}${requests === 'all' || (!requests && !cutsWrites) ? ' requests' : ''}${method && ` by ${method}`}${pattern && ` that match ${pattern}`}`,
    probability < 1 && `${Math.round(probability * 100)} % of them`, times !== null && `${times - fault.hits} more`, after > 0 && `after ${after}`,
  ].filter(Boolean).join(' · ')
}

const retry = (seconds: number | null) => (seconds === null ? 'no Retry-After' : `Retry-After ${seconds} s`)

function formFields(given: Record<string, string>): FormField[] {
  const choice = (name: string, label: string, options: [string, string][], help?: string): FormField =>
    ({ name, label, kind: 'choice', value: given[name] ?? options[0]?.[0] ?? '', options: options.map(([value, text]) => ({ value, label: text })), ...(help ? { help } : {}) })
  const number = (name: string, label: string, usual: string, help?: string): FormField => ({ name, label, kind: 'text', inputType: 'number', value: given[name] ?? usual, ...(help ? { help } : {}) })
  return [
    choice('system', 'System', systems.map((system) => [system, names[system]])), choice('kind', 'Fault', Object.entries(faultKinds)),
    choice('requests', 'Hits', [['', 'Cuts: writes; else all'], ['all', 'All requests'], ['reads', 'Reads'], ['writes', 'Writes']]),
    { name: 'pattern', label: 'That match', kind: 'text', value: given.pattern ?? '', help: 'Part of the path (/customers), or of function and object (query CUSTOMER); * is anything. Empty: all.' },
    { name: 'method', label: 'HTTP method', kind: 'text', value: given.method ?? '', help: 'PUT, for instance. Empty: all.' },
    number('probability', 'Probability', '1', '0 to 1.'), number('times', 'Next how many', '', 'Empty: until it is removed.'), number('after', 'After how many', '0', 'So many pass first.'),
    number('latencyMs', 'Latency, ms', '1000'), number('jitterMs', 'Jitter, ms', '0'), number('retryAfterS', 'Retry-After, s', '2', 'Empty: none is sent.'), number('status', 'Status of the error page', '502'), number('rows', 'Rows left out', '1'),
  ]
}
