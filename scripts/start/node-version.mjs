const [leastMajor, leastMinor] = [20, 20]

/** Ends the process with a sentence when this Node is too old. */
export function requireNode(version = process.versions.node) {
  const [major, minor] = version.split('.').map(Number)
  if (major > leastMajor || (major === leastMajor && minor >= leastMinor)) return
  console.error(`Causeway needs Node ${leastMajor}.${leastMinor} or newer; this is ${version}.`)
  process.exit(1)
}
