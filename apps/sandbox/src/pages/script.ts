/** Keeps the numbers of the switchboard true while one looks at it. Without it a reload does the same. */
export const script = `
const bars = (values) => {
  const most = Math.max(4, ...values)
  return values.map((value, at) => '<rect x="' + at * 5 + '" width="4" y="' + (40 - value / most * 38) + '" height="' + value / most * 38 + '"/>').join('')
}
const show = async () => {
  if (document.hidden) return
  const state = await (await fetch('/control/meter')).json()
  for (const [system, { figures, lastMinute, faults }] of Object.entries(state)) {
    for (const [name, value] of Object.entries(figures)) {
      const cell = document.querySelector('[data-figure="' + system + ' ' + name + '"]')
      if (cell) cell.textContent = value.toLocaleString('en')
    }
    const spark = document.querySelector('[data-spark="' + system + '"]')
    if (spark) spark.innerHTML = bars(lastMinute)
    for (const item of document.querySelectorAll('[data-fault^="' + system + ' "]')) {
      const hits = faults[item.dataset.fault.split(' ')[1]]
      item.querySelector('[data-hits]').textContent = hits === undefined ? 'over' : hits.toLocaleString('en')
    }
  }
}
setInterval(() => show().catch(() => {}), 2000)
`
