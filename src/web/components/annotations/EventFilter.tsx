import type { EventsSearch } from '#web/paths.ts'
import { Select } from '#web/ui/Select.tsx'
import { TextInput } from '#web/ui/TextInput.tsx'
import css from './EventFilter.module.css'
import { useTyped } from '../page/useTyped.ts'
import { rangeInWords, secondsOf } from '#chart/timeRange.ts'

interface Props {
  search: Required<EventsSearch>
  onSearch: (search: Required<EventsSearch>) => void
}

const RANGES = ['60m', '24h', '7d', '4w']

/** Which events of a stream are listed: over what time, and from which source. */
export function EventFilter({ search, onSearch }: Props) {
  const [source, setSource] = useTyped(search.source)
  const commit = () => {
    if (source.trim() !== search.source) onSearch({ ...search, source: source.trim() })
  }
  // The address may hold any other range, and one that is none means all times.
  const since = secondsOf(search.since) === null ? '' : search.since
  const ranges = since === '' || RANGES.includes(since) ? RANGES : [since, ...RANGES]
  return (
    <div className={css.filter}>
      <TextInput
        label="source"
        labelPlace="beside"
        placeholder="any, such as web-*"
        value={source}
        onChange={(event) => setSource(event.target.value)}
        onKeyDown={(event) => event.key === 'Enter' && commit()}
        onBlur={commit}
      />
      <Select
        label="Time range"
        labelPlace="beside"
        options={[
          { value: '', label: 'All times' },
          ...ranges.map((value) => ({ value, label: rangeInWords(value) })),
        ]}
        value={since}
        onChange={(chosen) => onSearch({ ...search, since: chosen })}
      />
    </div>
  )
}
