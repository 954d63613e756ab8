import { useCallback, useRef, useState } from 'react'
import { clockText, dayText, timeText } from '#chart/timeText.ts'
import { zoneName } from '#chart/zoneName.ts'
import { Button, IconButton } from '#web/ui/Button.tsx'
import {
  ChevronDownIcon,
  ChevronLeftIcon,
  ChevronRightIcon,
  ClockIcon,
  PauseIcon,
  PlayIcon,
  ArrowRightIcon,
  ArrowLeftIcon,
} from '#web/ui/icons.tsx'
import { late } from '../page/late.ts'
import { LateBoundary } from '../page/LateBoundary.tsx'
import { SpacePulse } from './SpacePulse.tsx'
import type { Viewing } from './spaceAddress.ts'
import { fixedInWords } from './spanInWords.ts'
import css from './TimeRangePicker.module.css'
import { rangeInWords } from '#chart/timeRange.ts'
import { useNow } from '../page/useNow.ts'
import { usePageZone } from './usePageZone.ts'
import { IS_LIVE, NOT_AFTER, NOT_BEFORE, useTimeKeys } from './useTimeKeys.ts'
import type { ViewActions } from './useViewing.ts'

const panel = () => import('./TimeRangePanel.tsx')
const TimeRangePanel = late(panel)

interface Props {
  viewing: Viewing
  view: ViewActions
}

const COMPARED = { before: 'vs. period before', day: 'vs. day before', week: 'vs. week before' } as const

/** The time that a space shows, the ways along it, and whether it is live. */
export function TimeRangePicker({ viewing, view }: Props) {
  const { range, fixed, paused, compare } = viewing
  const [open, setOpen] = useState(false)
  const anchor = useRef<HTMLButtonElement>(null)
  const zone = usePageZone()
  const now = useNow()
  const isToday = (time: number) => dayText(time, zone) === dayText(now, zone)
  const close = useCallback(() => setOpen(false), [])
  useTimeKeys(viewing, view, () => setOpen(true))
  return (
    <div className={css.picker}>
      {fixed === null ? (
        <span className={css.pulse}>
          <SpacePulse />
        </span>
      ) : (
        <>
          {paused !== null && (
            <output className={css.paused}>
              Paused at {(isToday(paused) ? clockText : timeText)(paused, zone, 1)}
            </output>
          )}
          <Button kind="quiet" icon={<PlayIcon />} onClick={view.goLive}>
            Go live
          </Button>
        </>
      )}
      <div className={css.moves}>
        {fixed === null && (
          <IconButton label="Pause (p)" onClick={view.pause}>
            <PauseIcon />
          </IconButton>
        )}
        <IconButton
          label="Time shown before (z)"
          refusal={view.back === null ? NOT_BEFORE : undefined}
          onClick={() => view.back?.()}
        >
          <ArrowLeftIcon />
        </IconButton>
        <IconButton
          label="Time shown after (Shift+Z)"
          refusal={view.forward === null ? NOT_AFTER : undefined}
          onClick={() => view.forward?.()}
        >
          <ArrowRightIcon />
        </IconButton>
        <IconButton label="Half a window earlier (left arrow)" onClick={() => view.shift(-1)}>
          <ChevronLeftIcon />
        </IconButton>
      </div>
      <Button
        ref={anchor}
        icon={<ClockIcon />}
        aria-haspopup="dialog"
        aria-expanded={open}
        onPointerEnter={() => void panel().catch(() => undefined)}
        onClick={() => setOpen(!open)}
      >
        <span className="visually-hidden">Time range:</span>{' '}
        <span className={css.text}>
          {fixed === null ? rangeInWords(range) : fixedInWords(fixed, zone, now)}
        </span>{' '}
        <span className={css.zone}>{zoneName(fixed?.to ?? now, zone)}</span>
        {compare !== null && <span className={css.zone}>{COMPARED[compare]}</span>}
        <ChevronDownIcon />
      </Button>
      <IconButton
        label="Half a window later (right arrow)"
        refusal={fixed === null ? IS_LIVE : undefined}
        onClick={() => view.shift(1)}
      >
        <ChevronRightIcon />
      </IconButton>
      {open && (
        <LateBoundary onFailed={close}>
          <TimeRangePanel anchor={anchor} viewing={viewing} view={view} onClose={close} />
        </LateBoundary>
      )}
    </div>
  )
}
