import { useState } from 'react'
import { useNavigate, useParams, useSearchParams } from 'react-router'
import type { ApiError } from '#api/errors.ts'
import { type SharedSpace, sharedView } from '#api/sharing.ts'
import { createNobodysClient } from '#web/api/nobody.ts'
import { q, QueryClientProvider, useQuery } from '#web/api/query.ts'
import { ConnectionBanner } from '#web/components/frame/ConnectionBanner.tsx'
import { readWall, WALL_SECONDS, withWall } from '#web/components/frame/wallAddress.ts'
import { WallBar } from '#web/components/frame/WallBar.tsx'
import { PageBar } from '#web/components/page/PageBar.tsx'
import { SharedSnapshotView } from '#web/components/sharing/SharedSnapshotView.tsx'
import { SharedSpaceView } from '#web/components/sharing/SharedSpaceView.tsx'
import { decodeViewing } from '#web/components/viewing/spaceAddress.ts'
import { Button } from '#web/ui/Button.tsx'
import { EmptyState } from '#web/ui/EmptyState.tsx'
import { TopProgress } from '#web/ui/TopProgress.tsx'
import css from './SharedPage.module.css'

/** How often it is looked whether a space was changed or its link deleted, and at the least whether a picture is drawn, ms. */
const OTHERS = 30_000

/** Until a picture is looked for again, ms: most are drawn within a second or two. */
const awaited = (looks: number) => Math.min(OTHERS, 1_000 * 1.3 ** (looks - 1))

/** `/s/:slug`: a snapshot or a space, for everyone who has the address. */
export default function SharedPage() {
  const { slug = '' } = useParams()
  const [client] = useState(createNobodysClient)
  return (
    <QueryClientProvider client={client}>
      <main className={css.main}>
        <ConnectionBanner />
        <Shared key={slug} slug={slug} />
      </main>
    </QueryClientProvider>
  )
}

function Shared({ slug }: { slug: string }) {
  const navigate = useNavigate()
  const [query] = useSearchParams()
  const { data, error, refetch } = useQuery({
    ...q(sharedView, { params: { slug } }),
    // Also what has expired or is gone: that may be taken back, and a screen on a wall has nobody who loads it again.
    refetchInterval: ({ state: { data: now, dataUpdateCount } }) => {
      if (now?.kind !== 'snapshot') return OTHERS
      return now.image_href === null && now.failure === null && awaited(dataUpdateCount)
    },
  })
  const isOver = error?.status === 404 || error?.status === 410
  if (error !== null && (isOver || data === undefined)) {
    return <NotShown error={error} retry={() => void refetch()} />
  }
  if (data === undefined) return <TopProgress />
  if (data.kind === 'snapshot') return <SharedSnapshotView slug={slug} snapshot={data} />
  const setWall = (seconds: number | null) =>
    void navigate({ search: withWall(query.toString(), seconds) }, { replace: true })
  return (
    <SharedSpaceView
      slug={slug}
      space={data}
      bar={
        readWall(query) && (
          <WallBar name={data.name} viewing={shownAt(data, query)} onLeave={() => setWall(null)} />
        )
      }
      tools={<Button onClick={() => setWall(WALL_SECONDS)}>Show on a wall</Button>}
    />
  )
}

/** Of a fixed link its time, else that of the address. */
function shownAt({ start_time: from, end_time: to }: SharedSpace, query: URLSearchParams) {
  const viewing = decodeViewing(query)
  return from === null || to === null ? viewing : { ...viewing, fixed: { from, to } }
}

function NotShown({ error, retry }: { error: ApiError; retry: () => void }) {
  if (error.status === 410) {
    return (
      <Nothing title="This link has expired">
        <p>Ask whoever sent it for another one.</p>
      </Nothing>
    )
  }
  if (error.status === 404) {
    return (
      <Nothing title="There is nothing at this address">
        <p>
          What it showed may have been deleted. Check the link for a missing part, or ask whoever sent it.
        </p>
      </Nothing>
    )
  }
  return (
    <Nothing title="This could not be read" action={<Button onClick={retry}>Try again</Button>}>
      <p>{error.message}</p>
    </Nothing>
  )
}

function Nothing(props: Parameters<typeof EmptyState>[0]) {
  return (
    <>
      <PageBar title={props.title} heading="Poise" />
      <EmptyState {...props} />
    </>
  )
}
