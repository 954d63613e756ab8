import type { ReactNode } from 'react'
import { WarningIcon } from './icons.tsx'
import css from './Notice.module.css'

/** A word of warning above what it is about, in one line where there is room. */
export function Notice({ children, action }: { children: ReactNode; action?: ReactNode }) {
  return (
    <div role="alert" className={css.notice}>
      <WarningIcon className={css.icon} />
      <span className={css.text}>{children}</span>
      {action}
    </div>
  )
}
