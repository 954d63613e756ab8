import { useCallback, useMemo } from 'react'
import { sharedEventList, type SharedSpace } from '#api/sharing.ts'
import { call } from '#web/api/call.ts'
import { q } from '#web/api/query.ts'
import { EmptyState } from '#web/ui/EmptyState.tsx'
import { SpaceAnnotations } from '../annotations/SpaceAnnotations.tsx'
import { ReadOnlyGrid } from '../grid/ReadOnlyGrid.tsx'
import { SeriesReader } from '../viewing/seriesReader.ts'
import type { shownTime } from '../viewing/shownTime.ts'
import type { Viewing } from '../viewing/spaceAddress.ts'
import type { ChartView } from '../viewing/useViewing.ts'
import { linkReader } from './linkReader.ts'

interface Props {
  slug: string
  space: SharedSpace
  viewing: Viewing
  view: ChartView
}

/** The charts of a read-only link: all that is read for them is read by the link, with its source and tags. */
export function SharedCharts({ slug, space, viewing, view }: Props) {
  const { charts, source, tags } = space
  const reader = useMemo(() => linkReader(call, slug, space), [slug, space])
  const locked = useMemo(() => ({ ...viewing, source, tags, events: null }), [viewing, source, tags])
  const ask = useCallback(
    (time: ReturnType<typeof shownTime>) => q(sharedEventList, { params: { slug }, query: time }),
    [slug],
  )
  if (charts.length === 0) {
    return (
      <EmptyState title="No charts yet">
        <p>Whatever is added to this space is seen here.</p>
      </EmptyState>
    )
  }
  return (
    <SeriesReader value={reader}>
      <SpaceAnnotations charts={charts} viewing={locked} ask={ask}>
        <ReadOnlyGrid charts={charts} viewing={locked} view={view} />
      </SpaceAnnotations>
    </SeriesReader>
  )
}
