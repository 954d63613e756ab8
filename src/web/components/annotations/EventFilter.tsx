import { useState } from 'react'
import type { EventsSearch } from '#web/paths.ts'
import { Select } from '#web/ui/Select.tsx'
import { TextInput } from '#web/ui/TextInput.tsx'
import { rangeInWords } from '../viewing/timeRange.ts'

interface Props {
  search: Required<EventsSearch>
  onSearch: (search: Required<EventsSearch>) => void
}

const RANGES = ['', '60m', '24h', '7d', '4w'].map((value) => ({
  value,
  label: value === '' ? 'All times' : rangeInWords(value),
}))

/** Which events of a stream are listed: over what time, and from which source. */
export function EventFilter({ search, onSearch }: Props) {
  const [source, setSource] = useState(search.source)
  const commit = () => {
    if (source.trim() !== search.source) onSearch({ ...search, source: source.trim() })
  }
  return (
    <>
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
        options={RANGES}
        value={RANGES.some(({ value }) => value === search.range) ? search.range : ''}
        onChange={(range) => onSearch({ ...search, range })}
      />
    </>
  )
}
