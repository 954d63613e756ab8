import css from './Skeleton.module.css'

/** Stands where text will be, in its size, so that nothing moves when it comes. Width in `ch`. */
export function Skeleton({ width = 20 }: { width?: number }) {
  return <span aria-hidden className={css.skeleton} style={{ width: `${width}ch` }} />
}
