import { useState } from 'react'
import { Button } from '#web/ui/Button.tsx'
import { TextInput } from '#web/ui/TextInput.tsx'
import { momentText } from './intervalText.ts'
import css from './OwnInterval.module.css'
import type { Interval } from '#chart/timeRange.ts'
import { readMoment } from './typedMoment.ts'
import { type ChosenTime, readTypedTime } from './typedTime.ts'
import { useNow } from '../page/useNow.ts'

interface Props {
  /** What is shown now, where the choice begins. */
  shown: Interval
  zone: string
  onChoose: (time: ChosenTime) => void
}

const NO_MOMENT = 'Give a day and a time, such as 2026-01-31 13:05.'

/** From when to when, by the clocks of the page's zone: in text, because the browser's own field may count to 12 twice. */
export function OwnInterval({ shown, zone, onChoose }: Props) {
  const [typedFrom, setFrom] = useState<string | null>(null)
  const [typedTo, setTo] = useState<string | null>(null)
  const from = typedFrom ?? momentText(shown.from, zone)
  const to = typedTo ?? momentText(shown.to, zone)
  const now = useNow()
  const [noStart, noEnd] = [from, to].map((text) =>
    readMoment(text.trim().toLowerCase(), now, zone) === null ? NO_MOMENT : undefined,
  )
  const read = readTypedTime(`${from} to ${to}`, now, zone)
  const error = noStart ?? noEnd ?? ('error' in read ? read.error : undefined)
  return (
    <form
      className={css.form}
      onSubmit={(event) => {
        event.preventDefault()
        if (!('error' in read)) onChoose(read)
      }}
    >
      <TextInput
        label="From"
        autoComplete="off"
        spellCheck={false}
        value={from}
        error={noStart}
        onChange={(event) => setFrom(event.target.value)}
      />
      <TextInput
        label="To"
        autoComplete="off"
        spellCheck={false}
        value={to}
        error={noStart === undefined ? error : noEnd}
        onChange={(event) => setTo(event.target.value)}
      />
      <Button type="submit" kind="primary" className={css.show ?? ''} refusal={error}>
        Show
      </Button>
    </form>
  )
}
