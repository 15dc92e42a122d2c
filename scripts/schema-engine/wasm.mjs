import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import path from 'node:path'

let lastPanic

// Without this registry a panic inside the engine kills the process silently, and the CLI then exits with 0.
globalThis.PRISMA_WASM_PANIC_REGISTRY = { set_message: (message) => { lastPanic = message } }

/** What the engine said when it last panicked, if it did. */
export const panicMessage = () => lastPanic

/** Loads @prisma/schema-engine-wasm; its glue code leaves reading and starting the module to the caller. */
export async function loadEngine() {
  const glue = await import('@prisma/schema-engine-wasm/schema_engine_bg')
  const folder = path.dirname(createRequire(import.meta.url).resolve('@prisma/schema-engine-wasm'))
  const bytes = readFileSync(path.join(folder, 'schema_engine_bg.wasm'))
  const { instance } = await WebAssembly.instantiate(bytes, { './schema_engine_bg.js': glue })
  glue.__wbg_set_wasm(instance.exports)
  instance.exports.__wbindgen_start()
  return glue
}
