import css from './EarlierNotice.module.css'

/** Says why the preview still shows what was drawn before. */
export function EarlierNotice({ why }: { why: string }) {
  return <p className={css.notice}>{why} Until then you see what it was before.</p>
}
