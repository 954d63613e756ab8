import { useCallback, useRef, useState } from 'react'
import { timeText } from '#chart/timeText.ts'
import { Button } from '#web/ui/Button.tsx'
import { ChevronDownIcon, ClockIcon, PlayIcon } from '#web/ui/icons.tsx'
import { Popover } from '#web/ui/Popover.tsx'
import { TextInput } from '#web/ui/TextInput.tsx'
import { SpacePulse } from './SpacePulse.tsx'
import type { Viewing } from './spaceAddress.ts'
import css from './TimeRangePicker.module.css'
import { type Interval, intervalOf, PRESETS, rangeInWords, secondsOf } from './timeRange.ts'
import type { ViewActions } from './useViewing.ts'
import { pageZone, zoneName } from './zoneName.ts'

interface Props {
  viewing: Viewing
  view: ViewActions
}

/** The time range of a space: the presets, and an interval of one's own. */
export function TimeRangePicker({ viewing, view }: Props) {
  const { range, fixed } = viewing
  const [open, setOpen] = useState(false)
  const anchor = useRef<HTMLButtonElement>(null)
  const close = useCallback(() => setOpen(false), [])
  const choose = (part: Partial<Viewing>) => {
    view.change(part)
    anchor.current?.focus()
    close()
  }
  return (
    <div className={css.picker}>
      {fixed === null ? (
        <SpacePulse />
      ) : (
        <Button kind="quiet" icon={<PlayIcon />} onClick={() => view.change({ fixed: null })}>
          Go live
        </Button>
      )}
      <Button
        ref={anchor}
        icon={<ClockIcon />}
        aria-haspopup="dialog"
        aria-expanded={open}
        aria-label={`Time range: ${rangeText(viewing)}`}
        onClick={() => setOpen(!open)}
      >
        <span className={css.text}>{rangeText(viewing)}</span>
        <ChevronDownIcon />
      </Button>
      {open && (
        <Popover anchor={anchor} align="end" onClose={close}>
          {/* The browser's own dialog does not hang on a button. */}
          {/* oxlint-disable-next-line jsx-a11y/prefer-tag-over-role */}
          <div role="dialog" aria-label="Time range" className={css.surface}>
            <ul className={css.presets}>
              {PRESETS.map((preset) => (
                <li key={preset}>
                  <Button
                    kind="quiet"
                    className={css.preset ?? ''}
                    aria-pressed={fixed === null && range === preset}
                    aria-label={rangeInWords(preset)}
                    onClick={() => choose({ range: preset, fixed: null })}
                  >
                    {preset}
                  </Button>
                </li>
              ))}
            </ul>
            <OwnInterval viewing={viewing} onChoose={(interval) => choose({ fixed: interval })} />
          </div>
        </Popover>
      )}
    </div>
  )
}

function OwnInterval({ viewing, onChoose }: { viewing: Viewing; onChoose: (interval: Interval) => void }) {
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
      className={css.own}
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

function rangeText({ range, fixed }: Viewing): string {
  if (fixed === null) return rangeInWords(range)
  const zone = pageZone()
  const precise = fixed.to - fixed.from < 3_600 ? 1 : 60
  const [from, to] = [timeText(fixed.from, zone, precise), timeText(fixed.to, zone, precise)]
  const day = from.slice(0, from.lastIndexOf(' '))
  return `${from} – ${to.startsWith(day) ? to.slice(day.length + 1) : to} ${zoneName(fixed.to, zone)}`
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
