import type { Deps } from '../deps.ts'
import type { Db } from '../engine/db.ts'
import { noteTokenUse } from '../store/tokenAdmin.ts'

/** Seconds: a token in use is noted so often, because every request has one. */
const EVERY = 60

/** When this process noted which token last. */
const noted = new WeakMap<Db, Map<number, number>>()

/** Notes that a token is used now, unless that was noted within the last minute. */
export async function noteUse({ db, now }: Pick<Deps, 'db' | 'now'>, id: number): Promise<void> {
  const at = Math.floor(now())
  const times = noted.get(db) ?? new Map<number, number>()
  noted.set(db, times)
  const last = times.get(id)
  if (last !== undefined && at - last < EVERY) return
  times.set(id, at)
  await noteTokenUse(db, id, at, EVERY)
}
