import type { ReactNode } from 'react'
import css from './PageBar.module.css'

interface Props {
  /** The name of the page, in the window's title; the product's until it is known. */
  title?: string | undefined
  /** What is shown of it: the same text, or a name that can be edited. */
  heading?: ReactNode
  /** Right behind the name, such as its star. */
  beside?: ReactNode
  /** At the right: what can be done with the page. */
  children?: ReactNode
}

/** The one line above a page: its name and its tools. It stays in view. */
export function PageBar({ title, heading = title ?? 'Poise', beside, children }: Props) {
  return (
    <header className={css.bar}>
      <title>{title === undefined ? 'Poise' : `${title} · Poise`}</title>
      <h1 className={css.name}>{heading}</h1>
      {beside}
      <div className={css.tools}>{children}</div>
    </header>
  )
}
