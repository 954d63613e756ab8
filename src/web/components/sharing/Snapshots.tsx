import { type Snapshot, snapshotBatchDelete, snapshotList } from '#api/snapshots.ts'
import { rangeText } from '#chart/rangeText.ts'
import { useWrite } from '#web/api/query.ts'
import { picturePath, sharedPath } from '#web/paths.ts'
import { ageText } from '../page/age.ts'
import { useNow } from '../page/useNow.ts'
import { usePageZone } from '../viewing/usePageZone.ts'
import { momentText } from './linkFacts.ts'
import { SharedList } from './SharedList.tsx'

/** Snapshots of charts. */
export function Snapshots({ snapshots }: { snapshots: readonly Snapshot[] }) {
  const now = useNow()
  const zone = usePageZone()
  const remove = useWrite(snapshotBatchDelete, { invalidates: [snapshotList] })
  const items = snapshots.map((snapshot) => ({
    id: snapshot.id,
    title: snapshot.title,
    url: new URL(sharedPath(snapshot.slug), snapshot.href).href,
    facts: factsOf(snapshot, now, zone),
    picture: snapshot.image_href === null ? undefined : picturePath(snapshot.slug),
  }))
  return (
    <SharedList
      label="Snapshots"
      thing="snapshot"
      items={items}
      deletion={{
        busy: remove.isPending,
        error: remove.error,
        perform: (ids, onDone) => remove.mutate({ body: { ids } }, { onSuccess: onDone }),
      }}
    >
      The picture is gone from its address, in chats and mails as well. Nothing brings it back.
    </SharedList>
  )
}

function factsOf(snapshot: Snapshot, now: number, zone: string): string[] {
  const { end_time, duration, created_at, created_by, expires_at, image_href } = snapshot
  const end = secondsOf(end_time)
  const by = created_by === null ? '' : ` by ${created_by}`
  return [
    rangeText(end - duration, end, zone),
    `Taken ${ageText(now - secondsOf(created_at))} ago${by}`,
    ...(expires_at === null ? [] : [`Expires ${momentText(secondsOf(expires_at), now, zone)}`]),
    ...(image_href === null ? ['Not drawn'] : []),
  ]
}

const secondsOf = (text: string): number => Date.parse(text) / 1_000
