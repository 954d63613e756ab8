import { type KeyboardEvent, useEffect, useRef, useState } from 'react'
import { METRIC_NAME } from '#api/names.ts'
import { CheckBox } from '#web/ui/CheckBox.tsx'
import { TextInput } from '#web/ui/TextInput.tsx'
import type { ChartDraft, StreamDraft } from '../drafts/chartDraft.ts'
import css from './MetricPicker.module.css'
import { tickedMetrics, withMetric } from '../drafts/metricTicks.ts'
import { useFoundMetrics } from '../page/useCompletion.ts'

interface Props {
  type: ChartDraft['type']
  streams: readonly StreamDraft[]
  onChange: (streams: StreamDraft[]) => void
}

/**
 * Finds metrics by any part of their name and ticks those that the chart shows, each as a stream of its own. Enter ticks the
 * first one found; the arrow keys walk through them.
 */
export function MetricPicker({ type, streams, onChange }: Props) {
  const [search, setSearch] = useState('')
  const typed = search.trim()
  const { names, found } = useFoundMetrics(typed)
  const known = names.some((name) => name.toLowerCase() === typed.toLowerCase())
  // Charts are made before what they show is measured, too.
  const toCome = found === 0 && !known && METRIC_NAME.test(typed) ? [typed] : []
  const box = useRef<HTMLDivElement>(null)
  const ticked = tickedMetrics(streams)
  const isTicked = (name: string) => ticked.has(name.toLowerCase())
  const tick = (name: string) => onChange(withMetric(streams, name, !isTicked(name), type))

  useEffect(() => box.current?.querySelector('input')?.focus(), [])

  const onKeyDown = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey) return
    const inputs = [...(box.current?.querySelectorAll('input') ?? [])]
    const at = inputs.indexOf(event.target as HTMLInputElement)
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key]
    if (step !== undefined) inputs[at + step]?.focus()
    else if (event.key !== 'Enter') return
    // Until it is known what the text finds, the first one is that of the text before.
    else if (at === 0) [...(found === undefined ? [] : names), ...toCome].slice(0, 1).forEach(tick)
    else if (at > 0) inputs[at]!.click()
    // Enter would save the chart.
    event.preventDefault()
  }

  return (
    // The fields in it are what is operated; the keys only lead from one to the next.
    // oxlint-disable-next-line jsx-a11y/no-static-element-interactions
    <div ref={box} className={css.picker} onKeyDown={onKeyDown}>
      <TextInput
        type="search"
        label="Metrics"
        placeholder="Type any part of a name"
        autoComplete="off"
        spellCheck={false}
        value={search}
        onChange={(event) => setSearch(event.target.value)}
      />
      <ul className={css.found} aria-label="Metrics found">
        {names.map((name) => (
          <li key={name} className={css.metric}>
            <CheckBox label={name} checked={isTicked(name)} onChange={() => tick(name)} />
          </li>
        ))}
        {toCome.map((name) => (
          <li key={name} className={css.metric}>
            <CheckBox label={name} checked={isTicked(name)} onChange={() => tick(name)} />
            <span className={css.note}>not measured yet</span>
          </li>
        ))}
      </ul>
      <output className={css.note}>{foundText(names.length, found, search)}</output>
    </div>
  )
}

function foundText(shown: number, found: number | undefined, search: string): string {
  if (found === undefined) return ''
  if (found === 0) return search === '' ? 'Nothing was measured yet.' : 'No metric has this in its name.'
  if (found === shown) return `${found.toLocaleString('en')} found`
  return `The first ${shown} of ${found.toLocaleString('en')}; type more to find others`
}
