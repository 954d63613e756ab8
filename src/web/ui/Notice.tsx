import type { ReactNode } from 'react'
import { WarningIcon } from './icons.tsx'
import css from './Notice.module.css'

interface Props {
  children: ReactNode
  action?: ReactNode
  /** Whether something is wrong; else it is only worth knowing. */
  tone?: 'warning' | 'plain'
}

/** A word above or below what it is about, in one line where there is room. */
export function Notice({ children, action, tone = 'warning' }: Props) {
  return (
    <div role={tone === 'warning' ? 'alert' : undefined} className={css.notice} data-tone={tone}>
      {tone === 'warning' && <WarningIcon className={css.icon} />}
      <span className={css.text}>{children}</span>
      {action}
    </div>
  )
}
