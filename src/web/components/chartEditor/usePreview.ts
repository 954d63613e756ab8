import { useMemo, useState } from 'react'
import { type Chart, measured } from '#api/charts.ts'
import type { ParamErrors } from '#api/errors.ts'
import { useShownScheme } from '#web/stores/appearance.ts'
import { type ChartDraft, previewOf, ROW, withoutEmptyStreams } from '../drafts/chartDraft.ts'
import { undrawn } from '../drafts/compositeDraft.ts'
import { parted } from '../drafts/draftOf.ts'
import { draftShown, type ShownPart } from '../drafts/shownPart.ts'
import type { Picture } from '../viewing/seriesRequest.ts'
import { type StreamPreview, streamPreviews } from './streamPreviews.ts'
import { useLast } from '../page/useLast.ts'
import { useSettled } from '../page/useSettled.ts'

interface Preview {
  /** The chart that the draft last described without a fault. */
  chart: Chart
  /** It alone, as the charts of a space. */
  charts: readonly Chart[]
  /** What is wrong with the draft now, by field. */
  errors: ParamErrors
  /** Why it is not the draft as it stands. */
  undrawn: ReturnType<typeof undrawn>
  /** What each stream comes to, by its row. */
  streams: ReadonlyMap<number | undefined, StreamPreview>
  /** To be told what was read for the chart. */
  setPicture: (picture: Picture | undefined) => void
}

/** A draft as the chart that would be saved, or a part of one of its composites alone, and what its streams come to there. */
export function usePreview(draft: ChartDraft, id: number, part?: ShownPart): Preview {
  const read = useMemo(() => previewOf(draft, id), [draft, id])
  const shown = useMemo(() => draftShown(draft, part), [draft, part])
  const drawn = useMemo(() => (shown === draft ? read : previewOf(shown, id)), [shown, draft, read, id])
  const typed = (draft.streams ?? []).map(({ composite }) => composite ?? '').join('\n')
  const good = useSettled(useLast('chart' in drawn ? drawn.chart : undefined), typed)
  const why = useSettled(
    useMemo(() => undrawn(shown), [shown]),
    typed,
  )
  const nothing = useMemo<Chart>(() => ({ id, name: '', type: 'line', streams: [] }), [id])
  const chart = good ?? nothing
  const charts = useMemo(() => [chart], [chart])
  const [picture, setPicture] = useState<Picture>()
  const scheme = useShownScheme()
  const streams = useMemo(
    () => byRow(shown, streamPreviews(measured(chart), picture?.answer, scheme)),
    [shown, chart, picture, scheme],
  )
  const errors = 'errors' in read ? read.errors : {}
  return { chart, charts, errors, undrawn: why, streams, setPicture }
}

/** By row; streams that nothing was entered for were not read. */
function byRow(draft: ChartDraft, previews: readonly StreamPreview[]): Preview['streams'] {
  const read = parted(withoutEmptyStreams(draft)).measured
  const known = read.length === previews.length
  return new Map(known ? read.map((stream, i) => [stream[ROW], previews[i]!]) : [])
}
