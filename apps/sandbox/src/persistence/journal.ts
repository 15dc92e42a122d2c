import { closeSync, existsSync, fsyncSync, ftruncateSync, mkdirSync, openSync, readFileSync, renameSync, rmSync, writeSync } from 'node:fs'
import path from 'node:path'

/** One record as it is now: null when it was deleted. */
export type Entry = readonly [system: string, table: string, id: string, value: unknown]

export interface JournalOptions {
  /** Where the file lies; made when it is missing. */
  folder: string
  /** Its name without the ending. */
  name: string
  /** The file is written anew once it is longer than this and than twice what it was after the last time. Default 16 MiB. */
  compactAfterBytes?: number
}

/**
 * What was changed since the seed, in one file of lines: a line is a list of entries that stay together. It is written before
 * a request is answered, so that a killed process loses nothing that it has acknowledged. It is not forced to the disk:
 * a machine that loses power may lose the last seconds.
 */
export class Journal {
  readonly #file: string
  readonly #latest = new Map<string, Entry>()
  /** Length at which the file is written anew. */
  #limit: number
  #descriptor: number
  #pending = new Map<string, { record: readonly [system: string, table: string, id: string]; read: () => unknown }>()
  /** Called before each writing, for changes that nobody noted when they happened. */
  collect: () => void = () => {}
  #bytes = 0
  #scheduled = false

  constructor({ folder, name, compactAfterBytes = 16 * 1_048_576 }: JournalOptions) {
    mkdirSync(folder, { recursive: true })
    this.#file = path.join(folder, `${name}.jsonl`)
    this.#limit = compactAfterBytes
    this.#descriptor = openSync(this.#file, 'a+')
    this.#load()
  }

  /** What was kept, each record once, in the order in which they were changed first. */
  get entries(): Iterable<Entry> {
    return this.#latest.values()
  }

  get size(): number {
    return this.#latest.size
  }

  /**
   * Notes that a record changed; `read` answers it (null: it was deleted) when the line is written, so that what was taken back in
   * between does not count. It is in the file at the latest when `flush` was called, which happens by itself soon.
   */
  note(system: string, table: string, id: string, read: () => unknown): void {
    this.#pending.set(keyOf(system, table, id), { record: [system, table, id], read })
    if (this.#scheduled) return
    this.#scheduled = true
    setImmediate(() => {
      this.#scheduled = false
      this.flush()
    })
  }

  /** Writes what was noted, as one line: after a kill it is there whole or not at all. */
  flush(): void {
    if (this.#descriptor < 0) return
    this.collect()
    if (this.#pending.size === 0) return
    const entries = [...this.#pending.values()].map(({ record, read }): Entry => [...record, read() ?? null])
    const line = Buffer.from(`${JSON.stringify(entries)}\n`)
    writeWhole(this.#descriptor, line)
    for (const entry of entries) this.#keep(entry)
    this.#pending.clear()
    this.#bytes += line.length
    if (this.#bytes > this.#limit) this.#compact()
  }

  /** Forgets everything: the seed alone is left. */
  clear(): void {
    this.#pending.clear()
    this.#latest.clear()
    ftruncateSync(this.#descriptor, 0)
    this.#bytes = 0
  }

  close(): void {
    if (this.#descriptor < 0) return
    this.flush()
    fsyncSync(this.#descriptor)
    closeSync(this.#descriptor)
    this.#descriptor = -1
  }

  #keep(entry: Entry): void {
    this.#latest.set(keyOf(...entry), entry)
  }

  #load(): void {
    const content = readFileSync(this.#file)
    const end = content.lastIndexOf(10) + 1
    // A line without its end was cut off by a kill and never acknowledged.
    if (end < content.length) ftruncateSync(this.#descriptor, end)
    for (const line of content.subarray(0, end).toString().split('\n')) {
      if (line) for (const entry of JSON.parse(line) as Entry[]) this.#keep(entry)
    }
    this.#bytes = end
    if (this.#bytes > this.#limit) this.#compact()
  }

  /** Writes each record once into a new file and puts it in the old one's place. */
  #compact(): void {
    const fresh = `${this.#file}.new`
    if (existsSync(fresh)) rmSync(fresh)
    const descriptor = openSync(fresh, 'a+')
    let bytes = 0
    let lines: string[] = []
    const write = () => {
      const block = Buffer.from(lines.join(''))
      writeWhole(descriptor, block)
      bytes += block.length
      lines = []
    }
    for (const entry of this.#latest.values()) if (lines.push(`${JSON.stringify([entry])}\n`) === 1000) write()
    write()
    fsyncSync(descriptor)
    renameSync(fresh, this.#file)
    closeSync(this.#descriptor)
    this.#descriptor = descriptor
    this.#bytes = bytes
    this.#limit = Math.max(this.#limit, 2 * bytes)
  }
}

const keyOf = (system: string, table: string, id: string, _value?: unknown) => `${system} ${table} ${id}`

function writeWhole(descriptor: number, bytes: Buffer): void {
  for (let at = 0; at < bytes.length;) at += writeSync(descriptor, bytes, at)
}
