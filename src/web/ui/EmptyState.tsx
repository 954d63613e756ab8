import type { ReactNode } from 'react'
import css from './EmptyState.module.css'

interface Props {
  title: string
  /** What belongs here, or what went wrong, in a sentence. */
  children?: ReactNode
  /** The one next step. */
  action?: ReactNode
}

/** Says why there is nothing here and what to do about it. */
export function EmptyState({ title, children, action }: Props) {
  return (
    <section className={css.empty}>
      <h2 className={css.title}>{title}</h2>
      {children !== undefined && <div className={css.text}>{children}</div>}
      {action}
    </section>
  )
}
