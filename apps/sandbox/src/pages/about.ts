import { frame } from './frame.ts'
import { html, type Html } from './html.ts'

/** What the sandbox is not. docs/sandbox.md says the same at length. */
export function aboutPage(): Html {
  const body = html`<div class="prose"><h1>What this sandbox is, and what it is not</h1>
<p>It answers the calls that Causeway makes, over real HTTP, as the public documentation and exchanges recorded from a real shop say. It is for demonstration, tests and measuring. It is neither a Sage Intacct nor a Magento, and holds no line of either.</p>
<h2>Sage Intacct</h2><ul>
<li>Functions: <code>getAPISession</code>, <code>query</code>, <code>read</code>, <code>readByName</code>, <code>readByQuery</code>, <code>readMore</code>, <code>lookup</code>, <code>create</code>, <code>update</code>, <code>delete</code>, <code>create_sotransaction</code>. Nothing is posted to a ledger; no reports, no attachments, no Smart Events.</li>
<li>Where no public source shows an error number, the nearest known one is used. Whether editing a contact moves its customer’s WHENMODIFIED is not known; here it does not, but editing the contact on the customer’s page does.</li>
<li>All times are GMT. The limit of two calls at a time is not enforced; set a 429 on the switchboard instead.</li>
<li>Any user of the company may do everything, but for those whose objects are denied in the seed.</li></ul>
<h2>Magento</h2><ul>
<li>Web API of Magento Open Source 2.4.7 for what Causeway uses. No storefront, no checkout pages, no mails, no GraphQL, no indexers, no price rules. A call that is not there answers 501.</li>
<li>The orders of the seed name products that the shop does not have yet, as if those had been taken out since.</li>
<li>Extensions and custom modules of a real shop are not there; some of them change what the API answers.</li></ul>
<h2>Both</h2><ul>
<li>Answers come in a millisecond or two, far quicker than the real systems: add latency on the switchboard before measuring anything about time.</li>
<li>Changes are written to a file before they are acknowledged, so a killed process loses nothing; a machine that loses power may lose the last seconds. Sessions and tokens end with the process.</li>
<li>There is no sign-in to these pages. The sandbox listens on this machine only; do not put it on a network.</li></ul></div>`
  return frame({ place: 'board', title: 'Limits', current: '/about', body })
}
