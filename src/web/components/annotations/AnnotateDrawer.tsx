import type { Chart } from '#api/charts.ts'
import { annotationNames } from '#chart/eventsOfChart.ts'
import { type Asked, stopAnnotating } from '#web/stores/annotating.ts'
import EventDrawer from './EventDrawer.tsx'
import { keep, readKept } from '#web/stores/kept.ts'
import type { Viewing } from '../viewing/spaceAddress.ts'
import type { ViewActions } from '../viewing/useViewing.ts'

interface Props {
  asked: Asked
  charts: readonly Chart[]
  viewing: Viewing
  view: ViewActions
}

const KEY = 'poise.annotated'

/** Annotates what a space shows. What was annotated is on the charts afterwards, also where they showed no such stream. */
export default function AnnotateDrawer({ asked, charts, viewing: { events, fixed }, view }: Props) {
  const shown = events === '*' ? [] : (events ?? annotationNames(charts.flatMap(({ streams }) => streams)))
  const show = (stream: string) => {
    keep(KEY, stream)
    const isShown = events === '*' || shown.some((name) => name.toLowerCase() === stream.toLowerCase())
    if (!isShown) view.change({ events: [...shown, stream] })
  }
  return (
    <EventDrawer
      stream={readKept(KEY) ?? shown[0] ?? ''}
      from={asked.from ?? fixed?.to ?? null}
      to={asked.to}
      onClose={stopAnnotating}
      onSaved={show}
    />
  )
}
