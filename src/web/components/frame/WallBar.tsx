import { type ReactNode, useEffect } from 'react'
import { zoneName } from '#chart/zoneName.ts'
import { noteWall } from '#web/stores/appearance.ts'
import { Button } from '#web/ui/Button.tsx'
import { useNow } from '../page/useNow.ts'
import type { Viewing } from '../viewing/spaceAddress.ts'
import { fixedInWords } from '../viewing/spanInWords.ts'
import { type Interval, rangeInWords } from '#chart/timeRange.ts'
import { usePageZone } from '../viewing/usePageZone.ts'
import { watchIdle } from './idle.ts'
import { keepAwake } from './keepAwake.ts'
import css from './WallBar.module.css'

interface Props {
  /** Of the space; undefined until it is known. */
  name: string | undefined
  viewing: Pick<Viewing, 'fixed' | 'range'>
  onLeave: () => void
  /** Between the way out and the time. */
  children?: ReactNode
}

/** What stands above a space on a wall: nothing but its name and its time. */
export function WallBar({ name, viewing, onLeave, children }: Props) {
  useWallLook(onLeave)
  return (
    <header className={css.bar} aria-label="Wall">
      <h1 className={css.name}>
        <bdi>{name}</bdi>
      </h1>
      <Button className={css.leave ?? ''} onClick={onLeave}>
        Leave the wall
      </Button>
      {children}
      <WallTime fixed={viewing.fixed} range={viewing.range} />
    </header>
  )
}

/** From when to when the charts show. A clock ticks beside what is live only: the past must not look like now. */
function WallTime({ fixed, range }: Pick<Viewing, 'fixed' | 'range'>) {
  return fixed === null ? (
    <>
      <span className={css.range}>{rangeInWords(range)}</span>
      <Clock />
    </>
  ) : (
    <Past interval={fixed} />
  )
}

function Clock() {
  const now = useNow()
  const zone = usePageZone()
  const format = new Intl.DateTimeFormat('en-GB', { timeZone: zone, timeStyle: 'medium' })
  return (
    <span className={css.clock}>
      <time>{format.format(now * 1_000)}</time> <span className={css.zone}>{zoneName(now, zone)}</span>
    </span>
  )
}

function Past({ interval }: { interval: Interval }) {
  const now = useNow()
  const zone = usePageZone()
  return (
    <span className={css.past}>
      <strong>Not live</strong> {fixedInWords(interval, zone, now)}{' '}
      <span className={css.zone}>{zoneName(interval.to, zone)}</span>
    </span>
  )
}

/** The frame makes room, the screen stays on, and Escape leaves. */
function useWallLook(onLeave: () => void): void {
  useEffect(() => {
    noteWall(true)
    const stopWatching = watchIdle(document.documentElement)
    const letSleep = keepAwake()
    return () => {
      noteWall(false)
      stopWatching()
      letSleep()
    }
  }, [])
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      const isTaken = event.defaultPrevented || (event.target as Element).closest?.('dialog, [role=dialog]')
      if (event.key === 'Escape' && !isTaken) onLeave()
    }
    document.addEventListener('keydown', onKeyDown)
    return () => document.removeEventListener('keydown', onKeyDown)
  }, [onLeave])
}
