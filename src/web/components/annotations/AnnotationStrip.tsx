import { type FocusEvent, type KeyboardEvent, useEffect, useId, useMemo, useRef, useState } from 'react'
import type { StreamEvent } from '#api/annotationEvents.ts'
import { annotationMarks } from '#chart/annotationMarks.ts'
import type { PlotBox } from '#web/plot/Plot.tsx'
import { Popover } from '#web/ui/Popover.tsx'
import { AnnotationCard } from './AnnotationCard.tsx'
import css from './AnnotationStrip.module.css'
import { StripMark } from './StripMark.tsx'
import { useAnnotations } from './useAnnotations.ts'

interface Props {
  /** The name of the chart. */
  chart: string
  /** By their start. */
  events: readonly StreamEvent[]
  /** Where the plot is in its frame. */
  box: PlotBox
  /** The interval in view, Unix seconds. */
  from: number
  to: number
  zone: string
  onZoom: (from: number, to: number) => void
}

/** The mark that is read, by its first event; `pinned` when it was pressed, so that the keyboard is in its card. */
interface Open {
  id: number
  pinned: boolean
}

/** Time to get from a mark to its card, in ms. */
const LEAVING = 200

/** The thin strip above a plot with its annotations: pointed at or focused, a mark tells what happened. */
export default function AnnotationStrip({ chart, events, box, from, to, zone, onZoom }: Props) {
  const marks = useMemo(() => annotationMarks(events, from, to, box.width), [events, from, to, box.width])
  const [open, setOpen] = useState<Open | null>(null)
  const [stop, setStop] = useState<number | null>(null)
  const strip = useRef<HTMLDivElement>(null)
  const anchor = useRef<HTMLButtonElement>(null)
  const leaving = useRef<ReturnType<typeof setTimeout>>(undefined)
  const cardId = useId()
  const note = useNote()
  useEffect(() => () => clearTimeout(leaving.current), [])

  const indexOf = (id: number | undefined) =>
    marks.findIndex((mark) => mark.events.some((event) => event.id === id))
  const openAt = open === null ? -1 : indexOf(open.id)
  const tabStop = Math.max(0, stop === null ? marks.length - 1 : indexOf(stop))

  const show = (next: Open) => {
    clearTimeout(leaving.current)
    setOpen((now) => (now?.id === next.id && now.pinned ? now : next))
  }
  const close = (id: number) => setOpen((now) => (now?.id === id ? null : now))
  const leave = (id: number) => {
    clearTimeout(leaving.current)
    leaving.current = setTimeout(
      () => setOpen((now) => (now?.id === id && !now.pinned ? null : now)),
      LEAVING,
    )
  }
  const onKeyDown = (event: KeyboardEvent) => {
    const buttons = [...(strip.current?.querySelectorAll('button') ?? [])]
    const at = buttons.findIndex((button) => button === document.activeElement)
    const next = { ArrowLeft: at - 1, ArrowRight: at + 1, Home: 0, End: buttons.length - 1 }[event.key]
    if (event.key === 'ArrowDown') buttons[at]?.click()
    else if (next === undefined) return
    event.preventDefault()
    if (next !== undefined) buttons[Math.min(Math.max(0, next), buttons.length - 1)]?.focus()
  }
  const onBlur = (event: FocusEvent, id: number) => {
    if (!event.relatedTarget) leave(id)
  }

  return (
    <div className={css.strip} style={{ left: box.left, width: box.width, top: box.top }}>
      {note !== null && <p className={css.note}>{note}</p>}
      {marks.length > 0 && (
        <div
          ref={strip}
          role="toolbar"
          tabIndex={-1}
          aria-label={`Annotations of ${chart}`}
          onKeyDown={onKeyDown}
        >
          {marks.map((mark, i) => {
            const id = mark.events[0]!.id
            return (
              <StripMark
                key={id}
                ref={i === openAt ? anchor : undefined}
                mark={mark}
                most={box.width}
                zone={zone}
                isOpen={i === openAt}
                describedBy={cardId}
                tabIndex={i === tabStop ? 0 : -1}
                onPointerEnter={(event) => event.pointerType === 'mouse' && show({ id, pinned: false })}
                onPointerLeave={() => leave(id)}
                onFocus={() => {
                  setStop(id)
                  show({ id, pinned: false })
                }}
                onBlur={(event) => onBlur(event, id)}
                onClick={() => setOpen((now) => (now?.id === id && now.pinned ? null : { id, pinned: true }))}
              />
            )
          })}
        </div>
      )}
      {open !== null && openAt !== -1 && (
        <Popover
          key={open.id}
          anchor={anchor}
          takesFocus={open.pinned}
          onClose={() => close(open.id)}
          className={css.card ?? ''}
        >
          {/* The pointer keeps the card open; all that can be done in it is done by its links. */}
          <div onPointerEnter={() => clearTimeout(leaving.current)} onPointerLeave={() => leave(open.id)}>
            <AnnotationCard id={cardId} events={marks[openAt]!.events} zone={zone} onZoom={onZoom} />
          </div>
        </Popover>
      )}
    </div>
  )
}

/** What of the annotations is missing on the strip, in words; null when nothing is. */
function useNote(): string | null {
  const { leftOut, error } = useAnnotations()
  if (error !== null) return `Annotations could not be read: ${error.message}`
  return leftOut > 0 ? `${leftOut} earlier annotations are not shown` : null
}
