import { SkeletonRows } from '#web/ui/SkeletonRows.tsx'
import css from './ListToCome.module.css'

/** Rows of a list before the first answer, so that nothing moves when it comes. */
export function ListToCome() {
  return (
    <ul aria-busy="true">
      <SkeletonRows className={css.row} />
    </ul>
  )
}
