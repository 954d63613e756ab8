import { type RefObject, useState } from 'react'
import type { Comparison } from '#api/comparisons.ts'
import { Button } from '#web/ui/Button.tsx'
import { Popover } from '#web/ui/Popover.tsx'
import { SegmentedControl } from '#web/ui/SegmentedControl.tsx'
import { intervalText } from './intervalText.ts'
import { OwnInterval } from './OwnInterval.tsx'
import type { Viewing } from './spaceAddress.ts'
import { TimeField } from './TimeField.tsx'
import { shownInterval } from './timeMoves.ts'
import { lengthInWords, PRESETS, rangeInWords } from '#chart/timeRange.ts'
import css from './TimeRangePanel.module.css'
import type { ChosenTime } from './typedTime.ts'
import { usePageZone } from './usePageZone.ts'
import type { ViewActions } from './useViewing.ts'
import { ZoneField } from './ZoneField.tsx'

interface Props {
  anchor: RefObject<HTMLButtonElement | null>
  viewing: Viewing
  view: ViewActions
  onClose: () => void
}

const COMPARE: readonly { value: Comparison | 'off'; label: string }[] = [
  { value: 'off', label: 'Off' },
  { value: 'before', label: 'Period before' },
  { value: 'day', label: 'Day before' },
  { value: 'week', label: 'Week before' },
]

/** All that can be chosen of the time that a space shows. */
export default function TimeRangePanel({ anchor, viewing, view, onClose }: Props) {
  const { range, fixed, compare } = viewing
  const zone = usePageZone()
  const [now] = useState(() => Math.floor(Date.now() / 60_000) * 60)
  const choose = (time: ChosenTime) => {
    view.change({ fixed: null, ...time, paused: null })
    anchor.current?.focus()
    onClose()
  }
  return (
    <Popover anchor={anchor} align="end" takesFocus onClose={onClose}>
      {/* The browser's own dialog does not hang on a button. */}
      {/* oxlint-disable-next-line jsx-a11y/prefer-tag-over-role */}
      <div role="dialog" aria-label="Time range" className={css.surface}>
        <TimeField
          initial={fixed === null ? range : intervalText(fixed, zone)}
          zone={zone}
          onChoose={choose}
        />
        <ul className={css.presets}>
          {PRESETS.map((preset) => (
            <li key={preset}>
              <Button
                kind="quiet"
                className={css.preset ?? ''}
                aria-pressed={fixed === null && range === preset}
                aria-label={rangeInWords(preset)}
                onClick={() => choose({ range: preset })}
              >
                {lengthInWords(preset)}
              </Button>
            </li>
          ))}
        </ul>
        <OwnInterval shown={shownInterval(viewing, now)} zone={zone} onChoose={choose} />
        <div className={css.compare}>
          <span aria-hidden>Compare with</span>
          <SegmentedControl
            label="Compare with"
            options={COMPARE}
            value={compare ?? 'off'}
            onChange={(value) => view.change({ compare: value === 'off' ? null : value })}
          />
        </div>
        <ZoneField zone={zone} onChoose={(name) => view.change({ zone: name })} />
      </div>
    </Popover>
  )
}
