import { type ChildProcess, fork } from 'node:child_process'
import { createRequire } from 'node:module'
import { availableParallelism } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import type { PictureLook } from '#api/snapshots.ts'

/** What the drawing process is asked, and answers. */
export interface Order {
  /** A `SnapshotContent` as JSON, deflated. */
  content: Uint8Array
  look: PictureLook
}
export type Drawing = { png: Uint8Array } | { fault: string }

/** Draws pictures in processes beside this one, a bounded number at once; the others wait. */
export interface Painter {
  /**
   * The picture as PNG.
   *
   * @throws PaintingLost when the process ended or took too long: another one may well do it.
   */
  paint(order: Order): Promise<Buffer>
  /** Of the processes that are there at the moment. */
  pids(): number[]
  close(): void
}

/** The process that drew is gone, and the picture with it. */
export class PaintingLost extends Error {
  override name = 'PaintingLost'
}

/** Pictures that are drawn at once: one core is left to everything else. */
export const PICTURES_AT_ONCE = availableParallelism() > 2 ? 2 : 1

/** Milliseconds after which a picture counts as never to be finished, and a process without work ends. */
const TIME_LIMIT = 60_000
const IDLE = 60_000
/** A picture of the largest size takes a fraction of it. */
const HEAP_MB = 512

const SCRIPT = join(import.meta.dirname, 'paintProcess.ts')
const TSX = pathToFileURL(createRequire(import.meta.url).resolve('tsx')).href

interface Place {
  child: ChildProcess | undefined
  idle: NodeJS.Timeout | undefined
}

export function openPainter({ atOnce = PICTURES_AT_ONCE, timeLimit = TIME_LIMIT } = {}): Painter {
  const places = Array.from({ length: atOnce }, (): Place => ({ child: undefined, idle: undefined }))
  const free = [...places]
  const waiting: ((place: Place) => void)[] = []
  let closed = false

  const take = () =>
    new Promise<Place>((resolve) => {
      // The one that worked last: it is warm, and the others may end.
      const place = free.pop()
      if (place === undefined) waiting.push(resolve)
      else resolve(place)
    })
  const give = (place: Place) => {
    const next = waiting.shift()
    if (next !== undefined) return next(place)
    free.push(place)
    place.idle = setTimeout(() => end(place), IDLE).unref()
  }

  return {
    async paint(order) {
      const place = await take()
      clearTimeout(place.idle)
      try {
        if (closed) throw new PaintingLost('The server closes')
        place.child ??= start(place)
        return await drawnBy(place.child, order, timeLimit)
      } catch (error) {
        if (error instanceof PaintingLost) end(place)
        throw error
      } finally {
        give(place)
      }
    },
    pids: () => places.flatMap(({ child }) => child?.pid ?? []),
    close: () => {
      closed = true
      places.forEach(end)
    },
  }
}

function end(place: Place): void {
  clearTimeout(place.idle)
  place.child?.kill('SIGKILL')
  place.child = undefined
}

/** Without the settings of this process, among which are secrets, and which could change how text is drawn. */
function start(place: Place): ChildProcess {
  const execArgv = [`--max-old-space-size=${HEAP_MB}`, '--import', TSX]
  const child = fork(SCRIPT, {
    execArgv,
    env: {},
    serialization: 'advanced',
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  })
  // It may end, or fail, while nobody waits for it.
  child.once('exit', () => {
    if (place.child === child) place.child = undefined
  })
  child.on('error', () => undefined)
  // It must not keep a process that is done with everything else.
  child.unref()
  child.channel?.unref()
  return child
}

/** One at a time for each process: the next message answers the order. */
function drawnBy(child: ChildProcess, order: Order, timeLimit: number): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    const settle = (result: () => void) => {
      clearTimeout(timer)
      child.off('message', answered).off('exit', ended).off('error', ended)
      result()
    }
    const lost = (why: string) => settle(() => reject(new PaintingLost(why)))
    const answered = (drawing: Drawing) =>
      settle(() => ('png' in drawing ? resolve(Buffer.from(drawing.png)) : reject(new Error(drawing.fault))))
    const ended = () => lost('The process that drew the picture ended')
    const timer = setTimeout(() => lost('The picture was not finished in time'), timeLimit)
    child.once('message', answered).once('exit', ended).once('error', ended)
    child.send(order, (error) => error && ended())
  })
}
