import { Skeleton } from '#web/ui/Skeleton.tsx'
import css from './ListToCome.module.css'

/** Rows of a list before the first answer, so that nothing moves when it comes. */
export function ListToCome() {
  return (
    <ul aria-busy="true">
      {[18, 24, 14, 28, 20, 16, 22, 12].map((width) => (
        <li key={width} className={css.row}>
          <Skeleton width={width} />
        </li>
      ))}
    </ul>
  )
}
