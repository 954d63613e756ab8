import { useMemo } from 'react'
import { NO_ANNOTATIONS, type Annotations, AnnotationsContext } from '../annotations/annotationsContext.ts'
import { sharedContentView, type SharedSnapshot, type SnapshotContent } from '#api/sharing.ts'
import { rangeText } from '#chart/rangeText.ts'
import { timeText } from '#chart/timeText.ts'
import { q, useQuery } from '#web/api/query.ts'
import { picturePath } from '#web/paths.ts'
import { Button } from '#web/ui/Button.tsx'
import { Notice } from '#web/ui/Notice.tsx'
import { TopProgress } from '#web/ui/TopProgress.tsx'
import { ChartPanel } from '../charts/ChartPanel.tsx'
import { PageBar } from '../page/PageBar.tsx'
import { SeriesReader } from '../viewing/seriesReader.ts'
import { useViewingWithin } from './useViewingWithin.ts'
import css from './SharedSnapshotView.module.css'
import { storedReader } from './storedReader.ts'

interface Props {
  slug: string
  snapshot: SharedSnapshot
}

/** The page of a snapshot: its picture, and below it the same chart to explore, of what was measured when it was taken. */
export function SharedSnapshotView({ slug, snapshot }: Props) {
  const { title, image_href, failure, start_time, end_time, created_at, zone } = snapshot
  const isAwaited = image_href === null && failure === null
  // It never changes, and is much more than the rest; there is none where its measurements could not be read.
  const { data: content, error } = useQuery({
    ...q(sharedContentView, { params: { slug } }),
    enabled: !isAwaited,
    staleTime: Infinity,
  })
  return (
    <>
      <PageBar title={title} heading={<bdi>{title}</bdi>}>
        <p className={css.when}>{rangeText(start_time, end_time, zone)}</p>
      </PageBar>
      {isAwaited && <TopProgress label="The picture is being drawn" />}
      <div className={css.page}>
        <Picture slug={slug} snapshot={snapshot} />
        {failure !== null && <Notice>{failure}</Notice>}
        {content && <Explored content={content} snapshot={snapshot} />}
        {error !== null && error.status !== 404 && (
          <Notice>{`What was measured could not be read. ${error.message}`}</Notice>
        )}
        <p className={css.taken}>
          Taken {timeText(created_at, zone)}. It shows what was measured by then, whatever becomes of the
          chart.
        </p>
      </div>
    </>
  )
}

function Picture({ slug, snapshot }: Props) {
  const { title, image_href, failure, width, height, start_time, end_time, zone } = snapshot
  if (failure !== null) return null
  if (image_href === null) {
    return (
      <p className={css.awaited} style={{ width, aspectRatio: `${width} / ${height}` }}>
        The picture is being drawn.
      </p>
    )
  }
  return (
    <a href={picturePath(slug)} className={css.picture} style={{ width }}>
      <img
        src={picturePath(slug)}
        width={width}
        height={height}
        alt={`${title}, ${rangeText(start_time, end_time, zone)}`}
      />
    </a>
  )
}

function Explored({ content, snapshot }: { content: SnapshotContent; snapshot: SharedSnapshot }) {
  const { start_time: from, end_time: to, title } = snapshot
  const { lines, events, events_left_out, earlier } = content
  const reader = useMemo(() => storedReader(content), [content])
  const [viewing, view, back] = useViewingWithin({ from, to }, () => ({
    lines,
    events: events && '*',
    compare: earlier?.comparison ?? null,
  }))
  const chart = useMemo(() => ({ ...content.chart, name: title }), [content.chart, title])
  const annotations = useMemo<Annotations>(
    () => (events === null ? NO_ANNOTATIONS : { events, leftOut: events_left_out, error: null }),
    [events, events_left_out],
  )
  return (
    <>
      <section aria-label="The chart, to explore" className={css.explored} data-type={chart.type}>
        <SeriesReader value={reader}>
          <AnnotationsContext value={annotations}>
            <ChartPanel chart={chart} viewing={viewing} view={view} />
          </AnnotationsContext>
        </SeriesReader>
      </section>
      {back && <Button onClick={back}>Zoom out</Button>}
    </>
  )
}
