const seconds = (ms) => `${(ms / 1_000).toFixed(2)} s`
const pad = (text, width) => String(text).padEnd(width)

export function heading(text) {
  console.log(`\n${text}`)
}

export function line(name, { ms, cpuMs, maxRssMb, calls, cpuOf = {} }) {
  console.log(`  ${pad(name, 22)} ${pad(seconds(ms), 10)} ${pad(`${calls.toLocaleString('en')} calls`, 14)} ${pad(`${Math.round(calls / (ms / 1_000)).toLocaleString('en')} calls/s`, 16)} CPU ${pad(seconds(cpuMs), 9)} memory at most ${Math.round(maxRssMb)} MB${Object.entries(cpuOf).map(([other, used]) => `, CPU of ${other} ${seconds(used)}`).join('')}`)
}

export function ratioLine(name, { engine, ...others }, goal) {
  const [[other, bare]] = Object.entries(others)
  const ratio = engine.ms / bare.ms
  console.log(`  ${name}: engine ${seconds(engine.ms)} / ${other} ${seconds(bare.ms)} = ${ratio.toFixed(3)} (goal: at most ${goal}; ${ratio <= goal ? 'met' : 'not met'}). Memory: ${Math.round(engine.maxRssMb)} MB / ${Math.round(bare.maxRssMb)} MB.`)
}
