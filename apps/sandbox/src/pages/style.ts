/** The one style sheet of all pages. Each place has its own colour on <html>: switchboard grey, Intacct ink green, Magento orange. */
export const style = `
:root { color-scheme: light dark; --paper: #fff; --ground: #f7f6f4; --ink: #22211f; --soft: #6b675f; --line: #e4e1da; --hover: #f3f1ed; --field: #fff; --good: #17683f; --bad: #a8261c; --goodbg: #eaf5ee; --badbg: #fcecea;
  --brand: #3f3d39; --brandink: #fff; --link: #2f5d62; --mono: "Geist Mono", ui-monospace, SFMono-Regular, Menlo, Consolas, monospace; }
.intacct { --brand: #123f31; --brandink: #eef7f2; --link: #14614a; }
.magento { --brand: #a83c0a; --brandink: #fff6f0; --link: #a83f0d; }
@media (prefers-color-scheme: dark) {
  :root { --paper: #1c1b1a; --ground: #151413; --ink: #ece9e3; --soft: #a39e94; --line: #34322f; --hover: #252422; --field: #131211; --good: #7fd0a0; --bad: #f2978e; --goodbg: #15281e; --badbg: #331a17; --brand: #2a2927; --link: #8fc4c8; }
  .intacct { --brand: #0c2b22; --brandink: #d4ebe0; --link: #7cc9ab; }
  .magento { --brand: #7c2f0b; --brandink: #ffe9dc; --link: #f0a37c; }
}
* { box-sizing: border-box; }
body { margin: 0; background: var(--ground); color: var(--ink); font: 14px/1.5 "Geist", system-ui, -apple-system, "Segoe UI", Roboto, "Helvetica Neue", "Liberation Sans", sans-serif; font-variant-numeric: tabular-nums; }
a { color: var(--link); text-underline-offset: 2px; }
a:focus-visible, button:focus-visible, input:focus-visible, select:focus-visible, textarea:focus-visible, summary:focus-visible { outline: 2px solid var(--link); outline-offset: 2px; }
h1 { font-size: 20px; font-weight: 600; line-height: 1.3; margin: 0; overflow-wrap: anywhere; letter-spacing: -.01em; }
h2 { font-size: 13px; font-weight: 600; margin: 0; }
code { font: 12px var(--mono); }
.hidden { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
.skip { position: absolute; left: -999px; } .skip:focus { left: 8px; top: 8px; z-index: 3; background: var(--paper); padding: 6px 10px; }
.top { background: var(--brand); color: var(--brandink); display: flex; flex-wrap: wrap; align-items: center; gap: 4px 24px; padding: 0 20px; min-height: 48px; }
.top a { color: inherit; text-decoration: none; } .top a:focus-visible { outline-color: currentColor; }
.brand { font-weight: 600; font-size: 15px; display: flex; align-items: center; gap: 9px; padding: 12px 0; }
.brand em { font-style: normal; font-weight: 500; font-size: 11px; border: 1px solid currentColor; border-radius: 99px; padding: 0 8px; opacity: .92; }
.mark { width: 14px; height: 14px; border: 2px solid currentColor; border-radius: 50%; }
.intacct .mark { border-radius: 3px; border-bottom-width: 7px; } .magento .mark { border-radius: 3px 8px; transform: rotate(45deg); }
.top nav { display: flex; gap: 2px; margin-left: auto; overflow-x: auto; } .top nav a { padding: 5px 10px; border-radius: 6px; white-space: nowrap; opacity: .92; }
.top nav a:hover, .top nav a[aria-current] { background: rgb(255 255 255 / .14); opacity: 1; }
.page { display: grid; grid-template-columns: minmax(0, 1fr); min-height: calc(100vh - 48px); } .page:has(.side) { grid-template-columns: 216px minmax(0, 1fr); }
.side { border-right: 1px solid var(--line); padding: 16px 12px; } .side div + div { margin-top: 18px; }
.side h2 { color: var(--soft); font-weight: 500; font-size: 12px; padding: 0 8px 4px; } .side ul { list-style: none; margin: 0; padding: 0; }
.side a { display: flex; justify-content: space-between; gap: 8px; padding: 4px 8px; border-radius: 6px; color: inherit; text-decoration: none; } .side small { color: var(--soft); font-size: 12px; }
.side a:hover { background: var(--hover); } .side a[aria-current] { background: var(--paper); box-shadow: inset 0 0 0 1px var(--line); font-weight: 500; }
main { padding: 16px 24px 48px; min-width: 0; }
.where { margin: 0 0 12px; color: var(--soft); font-size: 12px; overflow-wrap: anywhere; } .where span { border: 1px solid var(--line); border-radius: 4px; padding: 0 6px; margin-right: 6px; }
.back { margin: 0 0 6px; font-size: 13px; } .back a { text-decoration: none; }
.head { display: flex; flex-wrap: wrap; align-items: center; gap: 10px 14px; margin-bottom: 14px; } .facts { display: flex; gap: 10px; color: var(--soft); } .jump { display: flex; flex-wrap: wrap; gap: 2px 14px; margin-left: auto; font-size: 13px; } .jump a[aria-current] { color: var(--ink); font-weight: 600; text-decoration: none; } .card { scroll-margin-top: 12px; }
.search { display: flex; gap: 6px; margin-left: auto; flex: 0 1 380px; } .search input { flex: 1; min-width: 0; }
button, .button { font: inherit; font-weight: 500; color: var(--ink); background: var(--paper); border: 1px solid var(--line); border-radius: 6px; padding: 5px 12px; cursor: pointer; text-decoration: none; display: inline-block; white-space: nowrap; }
button:hover, .button:hover { background: var(--hover); }
.primary { background: var(--brand); border-color: var(--brand); color: var(--brandink); } .primary:hover { background: var(--brand); filter: brightness(1.15); }
.dangerous { color: var(--bad); border-color: currentColor; }
input, select, textarea { font: inherit; color: inherit; background: var(--field); border: 1px solid var(--line); border-radius: 6px; padding: 5px 9px; width: 100%; } textarea { resize: vertical; }
input[type=checkbox] { width: auto; }
.sheet { background: var(--paper); border: 1px solid var(--line); border-radius: 8px; overflow-x: auto; }
table { border-collapse: collapse; width: 100%; font-size: 13px; } th, td { padding: 0 8px; height: 36px; text-align: left; border-bottom: 1px solid var(--line); white-space: nowrap; max-width: 200px; overflow: hidden; text-overflow: ellipsis; }
th { font-weight: 500; color: var(--soft); background: var(--paper); position: sticky; top: 0; } th a { color: inherit; text-decoration: none; } th a:hover { color: var(--ink); } th i { font-style: normal; margin-left: 4px; }
td:first-child { max-width: 300px; } th:first-child, td:first-child { position: sticky; left: 0; background: var(--paper); z-index: 1; }
tbody tr:last-child td { border-bottom: 0; } tbody tr:hover td { background: var(--hover); }
.of-number { text-align: right; } td.of-code { font: 12.5px var(--mono); } td:first-child a { font-weight: 500; text-decoration: none; } td:first-child a:hover { text-decoration: underline; }
.state { display: inline-flex; align-items: center; gap: 6px; white-space: nowrap; } .state::before { content: ""; width: 7px; height: 7px; border-radius: 50%; border: 1.5px solid currentColor; color: var(--soft); }
.state.good::before { background: var(--good); color: var(--good); } .state.bad { color: var(--bad); } .state.bad::before { color: var(--bad); border-radius: 1px; background: var(--bad); }
.d1 { padding-left: 18px; } .d2 { padding-left: 36px; } .d3 { padding-left: 54px; } .d4 { padding-left: 72px; } .d5 { padding-left: 90px; } .d6 { padding-left: 108px; } .d7 { padding-left: 126px; } .d8 { padding-left: 144px; } 
.empty { color: var(--soft); padding: 28px 16px; margin: 0; text-align: center; }
.pages { display: flex; align-items: center; gap: 8px; padding: 12px 0; color: var(--soft); font-size: 13px; } .pages span { margin-right: auto; }
.notice { background: var(--paper); border: 1px solid var(--line); border-left: 3px solid var(--soft); border-radius: 6px; padding: 9px 14px; margin: 0 0 14px; max-width: 900px; overflow-wrap: anywhere; }
.notice.good { background: var(--goodbg); border-left-color: var(--good); } .notice.bad { background: var(--badbg); border-left-color: var(--bad); } .notice ul { margin: 4px 0 0; padding-left: 20px; }
.card { background: var(--paper); border: 1px solid var(--line); border-radius: 8px; padding: 14px 18px 18px; margin-bottom: 14px; max-width: 1060px; } .card > h2 { margin-bottom: 12px; } .card > .sheet { border: 0; margin: 0 -18px -18px; border-radius: 0 0 8px 8px; }
summary { cursor: pointer; } summary h2 { display: inline; } details.card[open] > summary { margin-bottom: 12px; }
.fields { display: grid; grid-template-columns: repeat(auto-fill, minmax(min(100%, 270px), 1fr)); gap: 12px 20px; align-items: start; }
.lines2 { grid-template-columns: minmax(0, 1fr) 110px; max-width: 720px; } .lines3 { grid-template-columns: minmax(0, 1fr) 100px 120px; max-width: 720px; }
.field { min-width: 0; } .field.wide { grid-column: 1 / -1; } .field label, .label { display: flex; align-items: baseline; gap: 4px; font-weight: 500; font-size: 13px; margin-bottom: 3px; } .field b { color: var(--bad); } .field label code, .label code { color: var(--soft); font-size: 10.5px; line-height: 1.7; margin-left: auto; overflow: hidden; text-overflow: ellipsis; white-space: nowrap; direction: rtl; min-width: 0; }
.field small { color: var(--soft); display: block; margin-top: 3px; } output { display: block; min-height: 22px; overflow-wrap: anywhere; white-space: pre-wrap; } .none, .note { color: var(--soft); } .note { margin: 0 0 10px; }
.actions { display: flex; gap: 8px; position: sticky; bottom: 0; background: var(--ground); padding: 10px 0 12px; max-width: 1060px; border-top: 1px solid var(--line); }
.more { margin-top: 12px; } .more summary { color: var(--soft); } .more .fields { margin-top: 10px; }
.danger { margin-top: 20px; max-width: 1060px; color: var(--soft); } .danger form { padding: 8px 0; } .danger p { margin: 0 0 8px; }
.columns { margin-bottom: 14px; display: grid; grid-template-columns: repeat(auto-fit, minmax(min(100%, 460px), 1fr)); gap: 14px; max-width: 1400px; align-items: start; } .columns .card { max-width: none; margin: 0; }
.system { border-top: 3px solid var(--link); } .system > header { display: flex; align-items: baseline; gap: 10px; flex-wrap: wrap; margin-bottom: 10px; } .system h2 { font-size: 15px; } .system header a { margin-left: auto; }
.meter { display: grid; grid-template-columns: repeat(auto-fill, minmax(118px, 1fr)); gap: 6px 12px; margin: 0 0 8px; } .meter div { display: flex; flex-direction: column-reverse; } .meter dt { color: var(--soft); font-size: 12px; } .meter dd { margin: 0; font-size: 18px; font-weight: 500; }
.spark { display: block; width: 100%; height: 40px; color: var(--link); border-bottom: 1px solid var(--line); } .spark rect { fill: currentColor; } .sparknote { color: var(--soft); font-size: 12px; margin: 3px 0 14px; }
.quick { display: flex; flex-wrap: wrap; gap: 6px; margin: 0 0 12px; } .quick form { display: contents; } .quick.after { margin: 0 0 0 auto; }
.faults { list-style: none; margin: 0 0 12px; padding: 0; border-top: 1px solid var(--line); } .faults li { display: flex; align-items: center; gap: 10px; padding: 7px 0; border-bottom: 1px solid var(--line); } .faults p { margin: 0; flex: 1; min-width: 0; overflow-wrap: anywhere; } .faults small { color: var(--soft); display: block; } .faults button { padding: 2px 9px; font-size: 13px; }
.prose { max-width: 720px; } .prose h2 { font-size: 15px; margin: 22px 0 6px; } .prose li { margin: 3px 0; } .prose p { margin: 6px 0; }
pre { overflow-x: auto; font: 12px/1.5 var(--mono); margin: 0; }
dl.pairs { display: grid; grid-template-columns: max-content 1fr; gap: 4px 16px; margin: 0; } dl.pairs dt { color: var(--soft); } dl.pairs dd { margin: 0; overflow-wrap: anywhere; }
@media (max-width: 820px) {
  .page:has(.side) { display: block; } .side { display: flex; gap: 18px; overflow-x: auto; border-right: 0; border-bottom: 1px solid var(--line); padding: 8px 14px; } .side div + div { margin: 0; } .side ul { display: flex; gap: 2px; } .side a { white-space: nowrap; } .side small { display: none; }
  main { padding: 12px 14px 40px; } .top { padding: 0 14px 6px; } .top nav { margin-left: -10px; width: calc(100% + 10px); } .brand { padding: 10px 0 2px; } .search { flex-basis: 100%; order: 3; margin: 0; } .card { padding: 12px 14px 14px; } .card > .sheet { margin: 0 -14px -14px; }
  .lines2, .lines3 { gap: 10px; } .lines2 { grid-template-columns: minmax(0, 1fr) 80px; } .lines3 { grid-template-columns: minmax(0, 1fr) 74px 86px; }
  dl.pairs { grid-template-columns: 1fr; gap: 0; } dl.pairs dd { margin-bottom: 8px; }
}
@media (prefers-reduced-motion: no-preference) { button, .button, .side a { transition: background .1s; } }
`
