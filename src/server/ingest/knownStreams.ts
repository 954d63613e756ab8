import { hash } from 'node:crypto'
import type { Tags } from '#api/names.ts'

/**
 * Streams of one generation; two are kept. An entry takes some 150 bytes, so that half a million streams stay below
 * 100 MB. A stream that was forgotten is merely written to the streams table once more.
 */
const GENERATION = 250_000

/** Remembers the streams that the streams table has, so that points of a known stream are one row and no hash. */
export class KnownStreams {
  private recent = new Map<string, string>()
  private older = new Map<string, string>()

  /** The id of a stream known to be stored. */
  get(key: string): string | undefined {
    const id = this.recent.get(key)
    if (id !== undefined) return id
    const old = this.older.get(key)
    if (old !== undefined) this.add(key, old)
    return old
  }

  /** To be called once the stream is stored. */
  add(key: string, id: string): void {
    if (this.recent.size >= GENERATION) {
      this.older = this.recent
      this.recent = new Map()
    }
    this.recent.set(key, id)
  }
}

/** Tells streams apart: neither tag names nor values can hold the character that separates them. */
export function tagsKey(tags: Tags): string {
  let key = ''
  for (const name in tags) key += `\n${name}\n${tags[name]}`
  return key
}

/** The first 64 bits of the key's SHA-1, as the decimal text that rows carry. */
export function streamId(key: string): string {
  return BigInt(`0x${hash('sha1', key, 'hex').slice(0, 16)}`).toString()
}
