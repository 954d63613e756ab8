import { useCallback, useRef, useState } from 'react'
import { type Snapshot, snapshotCreate, snapshotDelete, snapshotList, snapshotView } from '#api/snapshots.ts'
import type { Scheme } from '#chart/palette.ts'
import { call } from '#web/api/call.ts'
import { invalidate, useQueryClient } from '#web/api/query.ts'
import { sharedPath } from '#web/paths.ts'
import { type Shown, snapshotBody } from './shown.ts'

/** Between two looks whether it is drawn, and how often it is looked. */
const PAUSE = 500
const MOST_LOOKS = 60

/** The snapshot of what is seen, which the server keeps from when it is first needed on. */
export function useSnapshot(shown: Shown, scheme: Scheme) {
  const client = useQueryClient()
  const made = useRef<Promise<Snapshot> | null>(null)
  const [address, setAddress] = useState<string | null>(null)

  /** @throws ApiError */
  const keep = useCallback((): Promise<Snapshot> => {
    made.current ??= call(snapshotCreate, { body: snapshotBody(shown, scheme) }).then(
      (snapshot) => {
        setAddress(addressOf(snapshot))
        void invalidate(client, snapshotList)
        return snapshot
      },
      (error: unknown) => {
        made.current = null
        throw error
      },
    )
    return made.current
  }, [shown, scheme, client])

  /** @throws ApiError */
  const takeBack = useCallback(async (): Promise<void> => {
    const snapshot = await made.current
    if (snapshot === null) return
    await call(snapshotDelete, { params: { id: snapshot.id } })
    made.current = null
    setAddress(null)
    void invalidate(client, snapshotList)
  }, [client])

  return { keep, takeBack, address }
}

/** The page of a snapshot, where the server says that it is reached. */
export const addressOf = ({ href, slug }: Pick<Snapshot, 'href' | 'slug'>): string =>
  new URL(sharedPath(slug), href).href

/**
 * Waits until a snapshot is drawn.
 *
 * @throws when that takes too long
 */
export async function drawing({ id }: Snapshot): Promise<void> {
  for (let looks = 0; looks < MOST_LOOKS; looks++) {
    const { image_href } = await call(snapshotView, { params: { id } })
    if (image_href !== null) return
    await new Promise((resolve) => setTimeout(resolve, PAUSE))
  }
  throw new Error('the picture is still not drawn')
}
