import { annotationLook, type MarkShape as Shape } from '#chart/annotationLook.ts'
import { useShownScheme } from '#web/stores/appearance.ts'
import css from './MarkShape.module.css'

const DRAWN: Record<Shape, string> = {
  diamond: 'M5 0 10 5 5 10 0 5z',
  circle: 'M5 .5a4.500 4.500 0 0 1 0 9a4.500 4.500 0 0 1 0-9z',
  square: 'M1 1h8v8H1z',
  triangle: 'M.5 1h9L5 9.500z',
}

/** The colour and shape that an annotation stream has everywhere. */
export function MarkShape({ stream }: { stream: string }) {
  const { color, shape } = annotationLook(stream, useShownScheme())
  return (
    <svg aria-hidden viewBox="0 0 10 10" className={css.shape} style={{ color }}>
      <path d={DRAWN[shape]} fill="currentColor" />
    </svg>
  )
}
