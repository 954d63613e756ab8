import { useMemo } from 'react'
import { faultsOf } from '#compose/faults.ts'
import { ChartPanel } from './ChartPanel.tsx'
import css from './CompositePreview.module.css'
import { PartNotice } from './PartNotice.tsx'
import { useLast } from './useLast.ts'
import { useSettled } from './useSettled.ts'
import { useViewing } from './useViewing.ts'

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
  const isSound = shown.trim() !== '' && faultsOf(shown).length === 0
  const drawn = useSettled(useLast(isSound ? shown : undefined), text)
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
      <ChartPanel chart={chart} viewing={viewing} view={view} edited />
    </section>
  )
}
