import type { Config } from './config.ts'
import type { Db } from './engine/db.ts'
import type { Tsdb } from './engine/tsdb.ts'
import type { Ingest } from './ingest/ingest.ts'
import type { RateLimiter } from './ingest/rateLimit.ts'
import type { Meter } from './meter.ts'
import type { Sender } from './notify/sender.ts'
import type { Painter } from './snapshot/painter.ts'
import type { Vault } from './store/vault.ts'

/** What handlers and jobs work with. Opened in main.ts, passed as an argument, never global. */
export interface Deps {
  config: Config
  db: Db
  tsdb: Tsdb
  ingest: Ingest
  meter: Meter
  /** What the operator must know although the engines answer, a line each. */
  warnings: () => Promise<string[]>
  /** Seals and opens the secrets of services. */
  vault: Vault
  /** What notifications leave through. */
  sender: Sender
  /** What pictures are drawn by. */
  painter: Painter
  /** Undefined where the operator set no limit. */
  rateLimiter: RateLimiter | undefined
  /** Unix seconds now; a test may pass its own. */
  now: () => number
}
