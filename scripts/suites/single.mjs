import { runTool } from './tool.mjs'

/** A check without tests of its own: it passes or fails as a whole. */
export async function single(file, args) {
  const passed = await runTool(file, args) === 0
  return { passed: Number(passed), failed: Number(!passed), skipped: 0 }
}
