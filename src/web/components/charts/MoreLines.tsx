import css from './MoreLines.module.css'

interface Props {
  /** Lines found. */
  found: number
  shown: number
  onMore: () => void
}

/** Rows of lines before one has to ask for more: thousands at once would make the page wait. */
export const LINES_AT_ONCE = 100

/** Under a long list of lines: nothing is left out in silence. */
export function MoreLines({ found, shown, onMore }: Props) {
  if (found === 0) return <p className={css.none}>No line of this name.</p>
  if (found <= shown) return null
  return (
    <button type="button" className={css.more} onClick={onMore}>
      Show {Math.min(LINES_AT_ONCE, found - shown)} more of {(found - shown).toLocaleString('en')}
    </button>
  )
}
