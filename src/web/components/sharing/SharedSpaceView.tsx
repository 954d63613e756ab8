import type { ReactNode } from 'react'
import { Navigate, useLocation } from 'react-router'
import type { SharedSpace } from '#api/sharing.ts'
import { zoneName } from '#chart/zoneName.ts'
import { useNow } from '../page/useNow.ts'
import { Button } from '#web/ui/Button.tsx'
import { PageBar } from '../page/PageBar.tsx'
import { decodeViewing, encodeViewing, keepOthers } from '../viewing/spaceAddress.ts'
import { fixedInWords } from '../viewing/spanInWords.ts'
import { type Interval, rangeOfSeconds } from '#chart/timeRange.ts'
import { TimeRangePicker } from '../viewing/TimeRangePicker.tsx'
import { useViewingWithin } from './useViewingWithin.ts'
import { usePageZone } from '../viewing/usePageZone.ts'
import { useViewing } from '../viewing/useViewing.ts'
import { lockedOf } from './linkFacts.ts'
import { SharedCharts } from './SharedCharts.tsx'

interface Props {
  slug: string
  space: SharedSpace
  /** What stands in place of the bar; null leaves it. */
  bar: ReactNode
  /** At the right of the bar. */
  tools: ReactNode
}

/** A space as a read-only link shows it: live, or one fixed time of it. */
export function SharedSpaceView(props: Props) {
  const { start_time, end_time } = props.space
  return start_time === null || end_time === null ? (
    <LiveSpace {...props} />
  ) : (
    <FixedSpace {...props} fixed={{ from: start_time, to: end_time }} />
  )
}

/** The key of the address that a page was opened at. */
const FIRST = 'default'

/** Its time is in the address, as that of every space, and begins with that of the link. */
function LiveSpace({ slug, space, bar, tools }: Props) {
  const { search, key } = useLocation()
  const [viewing, view] = useViewing()
  const begin = key === FIRST ? beginning(search, space) : null
  if (begin !== null) return <Navigate to={{ search: begin }} replace />
  return (
    <>
      {bar ?? (
        <PageBar title={space.name}>
          <Locked space={space} />
          <TimeRangePicker viewing={viewing} view={view} />
          {tools}
        </PageBar>
      )}
      <SharedCharts slug={slug} space={space} viewing={viewing} view={view} />
    </>
  )
}

/** The query of an address that says nothing of the time, with that of the link; null where it says something. */
function beginning(search: string, { duration }: SharedSpace): string | null {
  const query = new URLSearchParams(search)
  if (duration === null || query.has('range') || query.has('from')) return null
  const range = rangeOfSeconds(duration)
  return keepOthers(search, encodeViewing({ ...decodeViewing(query), range }))
}

function FixedSpace({ slug, space, fixed, bar }: Props & { fixed: Interval }) {
  const [viewing, view, back] = useViewingWithin(fixed)
  return (
    <>
      {bar ?? (
        <PageBar title={space.name}>
          <Locked space={space} />
          <FixedTime fixed={viewing.fixed ?? fixed} />
          {back && <Button onClick={back}>Zoom out</Button>}
        </PageBar>
      )}
      <SharedCharts slug={slug} space={space} viewing={viewing} view={view} />
    </>
  )
}

/** What is shown of the space only. */
function Locked({ space }: Pick<Props, 'space'>) {
  const locked = lockedOf(space)
  return (
    locked.length > 0 && (
      <p>
        <bdi>{locked.join(' · ')}</bdi>
      </p>
    )
  )
}

function FixedTime({ fixed }: { fixed: Interval }) {
  const zone = usePageZone()
  const now = useNow()
  return (
    <p>
      {fixedInWords(fixed, zone, now)} {zoneName(fixed.to, zone)}
    </p>
  )
}
