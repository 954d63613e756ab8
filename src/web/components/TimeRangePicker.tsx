import { useCallback, useRef, useState } from 'react'
import { timeText } from '#chart/timeText.ts'
import { Button } from '#web/ui/Button.tsx'
import { ChevronDownIcon, ClockIcon, PlayIcon } from '#web/ui/icons.tsx'
import { Popover } from '#web/ui/Popover.tsx'
import { useKeys } from '#web/ui/useKeys.ts'
import { OwnInterval } from './OwnInterval.tsx'
import { SpacePulse } from './SpacePulse.tsx'
import type { Viewing } from './spaceAddress.ts'
import css from './TimeRangePicker.module.css'
import { lengthInWords, PRESETS, rangeInWords } from './timeRange.ts'
import { useNow } from './useNow.ts'
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
  const now = useNow()
  const zone = zoneName(fixed?.to ?? now, pageZone())
  const text = rangeText(viewing)
  const close = useCallback(() => setOpen(false), [])
  useKeys(
    fixed === null ? {} : { l: { label: 'Go live', perform: () => view.change({ fixed: null }) } },
    'Time',
  )
  const choose = (part: Partial<Viewing>) => {
    view.change(part)
    anchor.current?.focus()
    close()
  }
  return (
    <div className={css.picker}>
      {fixed === null ? (
        <span className={css.pulse}>
          <SpacePulse />
        </span>
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
        onClick={() => setOpen(!open)}
      >
        <span className="visually-hidden">Time range:</span> <span className={css.text}>{text}</span>{' '}
        <span className={css.zone}>{zone}</span>
        <ChevronDownIcon />
      </Button>
      {open && (
        <Popover anchor={anchor} align="end" takesFocus onClose={close}>
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
                    {lengthInWords(preset)}
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

function rangeText({ range, fixed }: Viewing): string {
  if (fixed === null) return rangeInWords(range)
  const zone = pageZone()
  const precise = fixed.to - fixed.from < 3_600 ? 1 : 60
  const [from, to] = [timeText(fixed.from, zone, precise), timeText(fixed.to, zone, precise)]
  const day = from.slice(0, from.lastIndexOf(' '))
  return `${from} – ${to.startsWith(day) ? to.slice(day.length + 1) : to}`
}
