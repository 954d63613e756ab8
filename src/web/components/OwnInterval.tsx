import { useState } from 'react'
import { timeOfWall, wallTime } from '#chart/zone.ts'
import { Button } from '#web/ui/Button.tsx'
import { TextInput } from '#web/ui/TextInput.tsx'
import css from './OwnInterval.module.css'
import { type Interval, intervalOf } from './timeRange.ts'

interface Props {
  /** What is shown now, where the choice begins. */
  shown: Interval
  zone: string
  onChoose: (interval: Interval) => void
}

/** From when to when, by the clocks of the page's zone. */
export function OwnInterval({ shown, zone, onChoose }: Props) {
  const [from, setFrom] = useState(localInput(shown.from, zone))
  const [to, setTo] = useState(localInput(shown.to, zone))
  const [start, end] = [fromLocalInput(from, zone), fromLocalInput(to, zone)]
  const error =
    start === null || end === null
      ? 'Give a day and a time that clocks show.'
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
      <Button type="submit" kind="primary" refusal={error}>
        Show
      </Button>
    </form>
  )
}

/** A time in Unix seconds as `<input type="datetime-local">` writes it. */
function localInput(time: number, zone: string): string {
  return new Date(wallTime(time, zone) * 1_000).toISOString().slice(0, 19)
}

function fromLocalInput(text: string, zone: string): number | null {
  const wall = Date.parse(`${text}Z`) / 1_000
  return Number.isFinite(wall) ? timeOfWall(wall, zone) : null
}
