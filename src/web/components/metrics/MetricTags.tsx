import { useDeferredValue, useState } from 'react'
import { tagList, tagView } from '#api/tags.ts'
import { keepPreviousData, q, useQuery } from '#web/api/query.ts'
import { Button } from '#web/ui/Button.tsx'
import { CloseIcon } from '#web/ui/icons.tsx'
import { TextInput } from '#web/ui/TextInput.tsx'
import { type MetricChart, toggled, withValue } from './metricAddress.ts'
import css from './MetricTags.module.css'
import { NoTags } from './NoTags.tsx'

interface Props {
  metric: string
  shown: MetricChart
  onChange: (part: Partial<MetricChart>) => void
}

/** The values of a tag that are named; the others are found by typing. */
const NAMED = 25
/** Milliseconds after which tags are read again: new streams may have come. */
const AGAIN = 30_000

/** The tags of a metric's streams: pressed, a name tells lines apart by it, and a value keeps the streams that have it. */
export function MetricTags({ metric, shown, onChange }: Props) {
  const { data } = useQuery({ ...q(tagList, { query: { metric } }), refetchInterval: AGAIN })
  if (data === undefined) return null
  return (
    <section aria-label="Tags" className={css.tags}>
      {data.tags.length === 0 && <NoTags metric={metric} />}
      {data.tags.map((name) => (
        <TagOfMetric key={name} {...{ metric, name, shown, onChange }} />
      ))}
    </section>
  )
}

function TagOfMetric({ metric, name, shown, onChange }: Props & { name: string }) {
  const { by, filter } = shown
  const [text, setText] = useState('')
  const search = useDeferredValue(text.trim())
  // One more than are named tells whether there are others.
  const { [name]: _, ...tags } = filter
  const input = { params: { name }, query: { metric, search, tags, length: NAMED + 1 } }
  const { data } = useQuery({
    ...q(tagView, input),
    placeholderData: keepPreviousData,
    refetchInterval: AGAIN,
  })
  const chosen = filter[name] ?? []
  const found = data?.values ?? []
  const others = found.slice(0, NAMED).filter((value) => !chosen.includes(value))
  const hasMore = found.length > NAMED
  return (
    <div className={css.tag}>
      <div className={css.head}>
        <h2 className={css.name} title={name}>
          <bdi>{name}</bdi>
        </h2>
        <Button
          className={css.by ?? ''}
          aria-pressed={by.includes(name)}
          aria-label={`One line per value of ${name}`}
          onClick={() => onChange({ by: toggled(by, name) })}
        >
          One line per value
        </Button>
      </div>
      <ul className={css.values} aria-label={`Values of ${name}`}>
        {[...chosen, ...others].map((value) => (
          <li key={value} className={css.item}>
            <Button
              kind="quiet"
              className={css.value ?? ''}
              title={value}
              aria-pressed={chosen.includes(value)}
              onClick={() => onChange({ filter: withValue(filter, name, value) })}
            >
              <bdi className={css.text}>{value}</bdi>
              {chosen.includes(value) && <CloseIcon />}
            </Button>
          </li>
        ))}
        {data !== undefined && found.length === 0 && <li className={css.note}>No such value</li>}
        {hasMore && <li className={css.note}>and more: type to find them</li>}
      </ul>
      {(hasMore || text !== '') && (
        <TextInput
          type="search"
          label={`Find a value of ${name}`}
          labelPlace="hidden"
          placeholder="Find a value"
          className={css.search}
          value={text}
          onChange={(event) => setText(event.target.value)}
        />
      )}
    </div>
  )
}
