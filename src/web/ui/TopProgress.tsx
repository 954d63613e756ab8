import css from './TopProgress.module.css'

/** A thin bar over the page for what takes longer than 300 ms: the delay is in its style. Render it while waiting. */
export function TopProgress({ label = 'Loading' }: { label?: string }) {
  return (
    <div className={css.bar}>
      <progress className="visually-hidden" aria-label={label} />
    </div>
  )
}
