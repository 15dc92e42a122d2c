/**
 * Ctrl-C, a closed terminal and SIGTERM stop everything in order, then end this process. A second Ctrl-C does not wait.
 * @param {{ stop: () => Promise<void>, say: (message: string) => void }} given
 * @returns {{ begun: boolean, now: (why: string, exitCode: number) => void }}
 */
export function stopOnSignals({ stop, say }) {
  const stopping = {
    begun: false,
    now(why, exitCode) {
      if (stopping.begun) return
      stopping.begun = true
      say(why)
      stop().then(() => {
        say('Stopped.')
        process.exit(exitCode)
      }, (error) => {
        console.error(error.message)
        process.exit(1)
      })
    },
  }
  let asked = 0
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) {
    process.on(signal, () => {
      // Ctrl-C under npm arrives twice: from the terminal and from npm.
      const now = Date.now()
      if (asked && now - asked > 1_000) process.exit(1) // The next start finds what still runs and stops it.
      asked ||= now
      stopping.now('Stopping … (once more to leave at once)', 0)
    })
  }
  return stopping
}
