import { useMemo } from 'react'
import { ChartPanel } from '../charts/ChartPanel.tsx'
import { undrawnText } from '../drafts/compositeDraft.ts'
import css from './CompositePreview.module.css'
import { EarlierNotice } from './EarlierNotice.tsx'
import { PartNotice } from './PartNotice.tsx'
import { useLast } from '../page/useLast.ts'
import { useSettled } from '../page/useSettled.ts'
import { useViewing } from '../viewing/useViewing.ts'

interface Props {
  text: string
  /** Which part of it is drawn alone. */
  part: string | undefined
  onWhole: () => void
}

/** What a composite draws, at the time that the page shows; while it is at fault, what it drew before. */
export function CompositePreview({ text, part, onWhole }: Props) {
  const [viewing, view] = useViewing()
  const shown = part ?? text
  const why = useSettled(undrawnText(shown), text)
  const drawn = useSettled(useLast(undrawnText(shown) === undefined ? shown : undefined), text)
  const chart = useMemo(
    () => ({
      // Beside the chart of a metric, which has none.
      id: -1,
      name: 'Preview',
      type: 'line' as const,
      streams: drawn === undefined ? [] : [{ composite: drawn }],
    }),
    [drawn],
  )
  return (
    <section aria-label="Preview" className={css.preview}>
      {part !== undefined && <PartNotice part={part} onWhole={onWhole} />}
      {part === undefined && why !== undefined && drawn !== undefined && <EarlierNotice why={why} />}
      <ChartPanel chart={chart} viewing={viewing} view={view} invitation={why ?? ''} />
    </section>
  )
}
