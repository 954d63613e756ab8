import css from './Kbd.module.css'

/** A key of the keyboard. Not shown where there is none. */
export function Kbd({ children }: { children: string }) {
  return <kbd className={css.key}>{children}</kbd>
}
