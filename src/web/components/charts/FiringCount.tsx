import css from './FiringCount.module.css'
import { useFiring } from './useFiring.ts'

/** How many alerts fire, on the way to them. */
export default function FiringCount() {
  const { count } = useFiring()
  if (count === 0) return null
  return (
    <span className={css.count} title={`${count} firing`}>
      {count}
      <span className="visually-hidden"> firing</span>
    </span>
  )
}
