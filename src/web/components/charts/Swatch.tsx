import css from './Swatch.module.css'

/** The colour of a line, dashed as the line is. */
export function Swatch({ color, dashed }: { color: string; dashed: boolean }) {
  return <span aria-hidden className={css.swatch} data-dashed={dashed || undefined} style={{ color }} />
}
