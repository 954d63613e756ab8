import { type RefObject, useEffect, useRef } from 'react'
import type { Metric } from '#api/metrics.ts'
import { metricBatchUpdate } from '#api/metricBatch.ts'
import { useRefusal } from '#web/api/useSession.ts'
import { moveByRow } from '#web/ui/moveByRow.ts'
import { isSelected, NOTHING_SELECTED, type SelectedMetrics, withSelected } from './selectedMetrics.ts'
import { MetricHeads } from './MetricHeads.tsx'
import { MetricRow } from './MetricRow.tsx'
import { MetricsBar } from './MetricsBar.tsx'

interface Props {
  metrics: readonly Metric[]
  /** The text searched for, and how many metrics it finds on all pages. */
  search: string
  found: number
  rows: RefObject<HTMLUListElement | null>
  selected: SelectedMetrics
  onSelected: (selected: SelectedMetrics) => void
}

/** A page of the list of metrics; who may change them can select several, over pages and searches. */
export function MetricListing({ metrics, search, found, rows, selected, onSelected }: Props) {
  const last = useRef<string>(undefined)
  const maySelect = useRefusal(metricBatchUpdate) === undefined
  const names = metrics.map(({ name }) => name)
  const ticked = names.filter((name) => isSelected(selected, name)).length
  const isEmpty = selected === NOTHING_SELECTED
  const wasEmpty = useRef(true)
  useEffect(() => {
    // The bar goes with its buttons, one of which was pressed.
    const isLost = isEmpty && !wasEmpty.current && document.activeElement === document.body
    if (isLost) rows.current?.querySelector('input')?.focus()
    wasEmpty.current = isEmpty
  }, [isEmpty, rows])
  const select = (name: string, choice: boolean, asFarAsHere: boolean) => {
    const ends = [names.indexOf(last.current ?? name), names.indexOf(name)].sort((a, b) => a - b)
    const some = asFarAsHere && ends[0]! >= 0 ? names.slice(ends[0], ends[1]! + 1) : [name]
    last.current = name
    onSelected(withSelected(selected, some, choice))
  }
  return (
    <>
      <MetricHeads
        selected={maySelect ? (ticked === 0 ? 'none' : ticked === names.length ? 'all' : 'some') : undefined}
        onSelect={(choice) => onSelected(withSelected(selected, names, choice))}
      />
      {/* The arrow keys are a short cut on top of Tab. */}
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions */}
      <ul ref={rows} aria-label="Metrics" onKeyDown={(event) => moveByRow(event, rows.current)}>
        {metrics.map((metric) => (
          <MetricRow
            key={metric.name}
            metric={metric}
            selected={maySelect ? isSelected(selected, metric.name) : undefined}
            onSelect={(choice, asFarAsHere) => select(metric.name, choice, asFarAsHere)}
          />
        ))}
      </ul>
      <MetricsBar {...{ selected, search, found }} onChange={onSelected} />
    </>
  )
}
