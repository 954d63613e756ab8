import { useState } from 'react'
import { Button } from '#web/ui/Button.tsx'
import { TextInput } from '#web/ui/TextInput.tsx'
import css from './OwnInterval.module.css'
import type { Viewing } from './spaceAddress.ts'
import { type Interval, intervalOf, secondsOf } from './timeRange.ts'
import { pageZone, zoneName } from './zoneName.ts'

interface Props {
  viewing: Viewing
  onChoose: (interval: Interval) => void
}

/** From when to when, by the clock of the page's zone. */
export function OwnInterval({ viewing, onChoose }: Props) {
  const [now] = useState(() => Math.floor(Date.now() / 60_000) * 60)
  const shown = viewing.fixed ?? { from: now - (secondsOf(viewing.range) ?? 0), to: now }
  const [from, setFrom] = useState(localInput(shown.from))
  const [to, setTo] = useState(localInput(shown.to))
  const [start, end] = [fromLocalInput(from), fromLocalInput(to)]
  const error =
    start === null || end === null
      ? 'Give a day and a time.'
      : start >= end
        ? 'Must be after the start.'
        : undefined
  return (
    <form
      className={css.form}
      onSubmit={(event) => {
        event.preventDefault()
        if (error === undefined && start !== null && end !== null) onChoose(intervalOf(start, end))
      }}
    >
      <TextInput
        label="From"
        type="datetime-local"
        step={1}
        value={from}
        onChange={(e) => setFrom(e.target.value)}
      />
      <TextInput
        label="To"
        type="datetime-local"
        step={1}
        value={to}
        error={error}
        onChange={(e) => setTo(e.target.value)}
      />
      <div className={css.foot}>
        <span>{[...new Set([pageZone(), zoneName(now, pageZone())])].join(', ')}</span>
        <Button type="submit" kind="primary" refusal={error}>
          Show
        </Button>
      </div>
    </form>
  )
}

/** A time in Unix seconds as `<input type="datetime-local">` writes it, in the browser's zone. */
function localInput(time: number): string {
  const date = new Date(time * 1_000)
  return new Date(date.getTime() - date.getTimezoneOffset() * 60_000).toISOString().slice(0, 19)
}

function fromLocalInput(text: string): number | null {
  const time = new Date(text).getTime() / 1_000
  return Number.isFinite(time) ? time : null
}
