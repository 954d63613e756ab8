import { useState } from 'react'
import { Link } from 'react-router'
import type { Chart } from '#api/charts.ts'
import { annotationNames } from '#chart/eventsOfChart.ts'
import { annotationsPath } from '#web/paths.ts'
import { CheckBox } from '#web/ui/CheckBox.tsx'
import { SegmentedControl } from '#web/ui/SegmentedControl.tsx'
import { TextInput } from '#web/ui/TextInput.tsx'
import css from './AnnotationChoice.module.css'
import { MarkShape } from './MarkShape.tsx'
import { useWithTime } from '../page/useWithTime.ts'
import type { Viewing } from '../viewing/spaceAddress.ts'
import { useAnnotationStreams } from './useAnnotationStreams.ts'
import { useEventCounts } from './useEventCounts.ts'

type Events = Viewing['events']

interface Props {
  charts: readonly Chart[]
  viewing: Viewing
  onChoose: (events: Events) => void
}

const WAYS = [
  { value: 'own', label: "Each chart's own" },
  { value: 'all', label: 'All' },
  { value: 'none', label: 'None' },
] as const

/** A search is offered from so many streams on. */
const MANY = 8

/** Which annotation streams the charts of a space show: their own, all, none, or those that are checked. */
export default function AnnotationChoice({ charts, viewing, onChoose }: Props) {
  const { events } = viewing
  const timed = useWithTime()
  const counts = useEventCounts(viewing)
  const countOf = (name: string) => counts.get(name.toLowerCase()) ?? 0
  const [search, setSearch] = useState('')
  const { streams, found, total, error } = useAnnotationStreams(search)
  // What happened in the time shown is what one looks for.
  const listed = streams.toSorted((a, b) => Number(countOf(b.name) > 0) - Number(countOf(a.name) > 0))
  const shown = events === '*' ? streams.map(({ name }) => name) : namedStreams(charts, events)
  const chosen = new Set(shown.map((name) => name.toLowerCase()))
  const toggle = (name: string, on: boolean) => {
    const others = shown.filter((one) => one.toLowerCase() !== name.toLowerCase())
    onChoose(on ? [...others, name].sort() : others)
  }
  return (
    // The browser's own dialog does not hang on a button.
    // oxlint-disable-next-line jsx-a11y/prefer-tag-over-role
    <div role="dialog" aria-label="Annotations" className={css.surface}>
      <SegmentedControl
        label="Annotations on the charts"
        options={WAYS}
        value={wayOf(events)}
        onChange={(way) => onChoose(way === 'own' ? null : way === 'all' ? '*' : [])}
      />
      {(total > MANY || search !== '') && (
        <TextInput
          label="Find a stream"
          type="search"
          value={search}
          onChange={(event) => setSearch(event.target.value)}
        />
      )}
      <ul className={css.streams} aria-label="Annotation streams">
        {listed.map(({ name, display_name }) => (
          <li key={name} className={css.stream}>
            <CheckBox
              label={display_name || name}
              checked={chosen.has(name.toLowerCase())}
              onChange={(on) => toggle(name, on)}
            />
            {countOf(name) > 0 && (
              <span className={css.count} title="Events in the time shown">
                {countOf(name).toLocaleString('en')}
              </span>
            )}
            <MarkShape stream={name} />
          </li>
        ))}
      </ul>
      {found > streams.length && (
        <p className={css.note}>{`${found - streams.length} more: search for them.`}</p>
      )}
      {error !== null && <p className={css.note}>{`The streams could not be read: ${error.message}`}</p>}
      {total === 0 && error === null && (
        <p className={css.note}>
          No annotations yet. Deploys and incidents are sent with <code>POST /v1/annotations/:name</code>.
        </p>
      )}
      <Link to={timed(annotationsPath())} className={css.all}>
        All annotations
      </Link>
    </div>
  )
}

/** The streams that are named: those that are checked, or of charts that show their own, all of theirs. */
function namedStreams(charts: readonly Chart[], events: Exclude<Events, '*'>): readonly string[] {
  return events ?? [...new Set(charts.flatMap(({ streams }) => annotationNames(streams)))]
}

/** The segment that holds; none of them while streams are checked. */
function wayOf(events: Events): 'own' | 'all' | 'none' | 'checked' {
  if (events === null) return 'own'
  if (events === '*') return 'all'
  return events.length === 0 ? 'none' : 'checked'
}
