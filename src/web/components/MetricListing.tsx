import { type RefObject, useRef } from 'react'
import type { Metric } from '#api/metrics.ts'
import { metricBatchUpdate } from '#api/metricBatch.ts'
import { useRefusal } from '#web/api/useSession.ts'
import { moveByRow } from '#web/ui/moveByRow.ts'
import { type ChosenMetrics, isChosen, withChosen } from './chosenMetrics.ts'
import { MetricHeads } from './MetricHeads.tsx'
import { MetricRow } from './MetricRow.tsx'
import { MetricsBar } from './MetricsBar.tsx'

interface Props {
  metrics: readonly Metric[]
  /** The text searched for, and how many metrics it finds on all pages. */
  search: string
  found: number
  rows: RefObject<HTMLUListElement | null>
  chosen: ChosenMetrics
  onChosen: (chosen: ChosenMetrics) => void
}

/** A page of the list of metrics; who may change them can choose several, over pages and searches. */
export function MetricListing({ metrics, search, found, rows, chosen, onChosen }: Props) {
  const last = useRef<string>(undefined)
  const mayChoose = useRefusal(metricBatchUpdate) === undefined
  const names = metrics.map(({ name }) => name)
  const ticked = names.filter((name) => isChosen(chosen, name)).length
  const choose = (name: string, choice: boolean, asFarAsHere: boolean) => {
    const ends = [names.indexOf(last.current ?? name), names.indexOf(name)].sort((a, b) => a - b)
    const some = asFarAsHere && ends[0]! >= 0 ? names.slice(ends[0], ends[1]! + 1) : [name]
    last.current = name
    onChosen(withChosen(chosen, some, choice))
  }
  return (
    <>
      <MetricHeads
        chosen={mayChoose ? (ticked === 0 ? 'none' : ticked === names.length ? 'all' : 'some') : undefined}
        onChoose={(choice) => onChosen(withChosen(chosen, names, choice))}
      />
      {/* The arrow keys are a short cut on top of Tab. */}
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions */}
      <ul ref={rows} aria-label="Metrics" onKeyDown={(event) => moveByRow(event, rows.current)}>
        {metrics.map((metric) => (
          <MetricRow
            key={metric.name}
            metric={metric}
            chosen={mayChoose ? isChosen(chosen, metric.name) : undefined}
            onChoose={(choice, asFarAsHere) => choose(metric.name, choice, asFarAsHere)}
          />
        ))}
      </ul>
      <MetricsBar {...{ chosen, search, found }} onChange={onChosen} />
    </>
  )
}
