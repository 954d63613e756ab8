import { type ComponentProps, useState } from 'react'
import type { AnnotationMark } from '#chart/annotationMarks.ts'
import { annotationLook } from '#chart/annotationLook.ts'
import { useShownScheme } from '#web/stores/appearance.ts'
import { shortCount } from '#chart/shortCount.ts'
import { markName } from './annotationText.ts'
import { MarkShape } from './MarkShape.tsx'
import css from './StripMark.module.css'

interface Props extends ComponentProps<'button'> {
  mark: AnnotationMark
  /** The width of the strip in CSS pixels: no mark stands half outside of it. */
  most: number
  zone: string
  isOpen: boolean
  describedBy: string
}

/** Half a mark's shape. */
const HALF = 6

/** One mark on the strip: the shape of its stream, or how many events it stands for; a bar for how long they last. */
export function StripMark({ mark, most, zone, isOpen, describedBy, ...rest }: Props) {
  const scheme = useShownScheme()
  const [now] = useState(() => Date.now() / 1_000)
  const { events, left, right } = mark
  const [first] = events
  const name = events.every((event) => event.name === first!.name) ? first!.name : null
  const style = name === null ? undefined : { color: annotationLook(name, scheme).color }
  return (
    <>
      {right > left && (
        <span aria-hidden className={css.bar} style={{ ...style, left, width: right - left }} />
      )}
      <button
        {...rest}
        type="button"
        className={css.mark}
        aria-label={markName(events, zone, now)}
        aria-haspopup="dialog"
        aria-expanded={isOpen}
        aria-describedby={isOpen ? describedBy : undefined}
        style={{ left: Math.min(left, most - HALF) }}
      >
        {events.length === 1 ? (
          <MarkShape stream={first!.name} />
        ) : (
          <span className={css.count} style={style}>
            {shortCount(events.length)}
          </span>
        )}
      </button>
    </>
  )
}
