import { setPriority } from 'node:os'
import { inflateSync } from 'node:zlib'
import { registerFonts } from './fonts.ts'
import { paintPicture } from './paintPicture.ts'
import type { Drawing, Order } from './painter.ts'
import type { SnapshotContent } from '#api/sharing.ts'

/*
 * The process that draws. It is one of its own because a thread that hangs could not be stopped: chdb aborts the whole
 * process then.
 */

/** Measurements come first: where they need the whole machine, drawing has a third of the time that they have. */
setPriority(5)
registerFonts()

process.on('message', async (order: Order) => {
  process.send?.(await draw(order))
})
process.on('disconnect', () => process.exit())

async function draw({ content, look }: Order): Promise<Drawing> {
  try {
    const shown = JSON.parse(inflateSync(content).toString()) as SnapshotContent
    return { png: await paintPicture(shown, look).encode('png') }
  } catch (error) {
    return { fault: error instanceof Error ? (error.stack ?? error.message) : String(error) }
  }
}
