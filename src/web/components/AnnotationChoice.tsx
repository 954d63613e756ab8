import { useState } from 'react'
import { Link } from 'react-router'
import { annotationsPath } from '#web/paths.ts'
import { CheckBox } from '#web/ui/CheckBox.tsx'
import { SegmentedControl } from '#web/ui/SegmentedControl.tsx'
import { TextInput } from '#web/ui/TextInput.tsx'
import css from './AnnotationChoice.module.css'
import { MarkShape } from './MarkShape.tsx'
import type { Viewing } from './spaceAddress.ts'
import { useAnnotationStreams } from './useAnnotationStreams.ts'

type Events = Viewing['events']

interface Props {
  events: Events
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
export default function AnnotationChoice({ events, onChoose }: Props) {
  const [search, setSearch] = useState('')
  const { streams, found, total, error } = useAnnotationStreams(search)
  const chosen = new Set(
    (Array.isArray(events) ? (events as string[]) : []).map((name) => name.toLowerCase()),
  )
  const toggle = (name: string, on: boolean) => {
    const before = Array.isArray(events) ? (events as string[]) : []
    const others = before.filter((one) => one.toLowerCase() !== name.toLowerCase())
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
        {streams.map(({ name, display_name }) => (
          <li key={name} className={css.stream}>
            <CheckBox
              label={display_name || name}
              checked={events === '*' || chosen.has(name.toLowerCase())}
              onChange={(on) => toggle(name, on)}
            />
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
      <Link to={annotationsPath()} className={css.all}>
        All annotations
      </Link>
    </div>
  )
}

/** The segment that holds; none of them while streams are checked. */
function wayOf(events: Events): 'own' | 'all' | 'none' | 'checked' {
  if (events === null) return 'own'
  if (events === '*') return 'all'
  return events.length === 0 ? 'none' : 'checked'
}
