import { appendFileSync, writeFileSync } from 'node:fs'
import http from 'node:http'

/** Writes down every HTTP call of this process, in the order in which they begin, for the bare loop to make again. */
export function recordCalls(file: string): void {
  writeFileSync(file, '')
  const request = http.request
  http.request = ((...args: Parameters<typeof http.request>) => {
    const made = request(...args)
    const chunks: Buffer[] = []
    const { write, end } = made
    made.write = ((chunk: string | Buffer, ...rest: unknown[]) => {
      chunks.push(Buffer.from(chunk))
      return Reflect.apply(write, made, [chunk, ...rest]) as boolean
    }) as typeof made.write
    made.end = ((chunk?: unknown, ...rest: unknown[]) => {
      if (typeof chunk === 'string' || Buffer.isBuffer(chunk)) chunks.push(Buffer.from(chunk as string))
      const body = Buffer.concat(chunks).toString()
      appendFileSync(file, `${JSON.stringify({ method: made.method, path: made.path, body, type: made.getHeader('content-type') ?? '' })}\n`)
      return Reflect.apply(end, made, [chunk, ...rest]) as typeof made
    }) as typeof made.end
    return made
  }) as typeof http.request
}
