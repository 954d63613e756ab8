import { annotationLook } from '#chart/annotationLook.ts'
import { SHAPE_PATHS } from '#chart/shapePaths.ts'
import { useShownScheme } from '#web/stores/appearance.ts'
import css from './MarkShape.module.css'

/** The colour and shape that an annotation stream has everywhere. */
export function MarkShape({ stream }: { stream: string }) {
  const { color, shape } = annotationLook(stream, useShownScheme())
  return (
    <svg aria-hidden viewBox="0 0 10 10" className={css.shape} style={{ color }}>
      <path d={SHAPE_PATHS[shape]} fill="currentColor" />
    </svg>
  )
}
