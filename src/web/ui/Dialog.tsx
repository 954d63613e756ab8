import { useRef, type ReactNode } from 'react'
import css from './Dialog.module.css'
import { useModal } from './useModal.ts'

interface Props {
  title: string
  /** Told on Escape and on a press beside it. */
  onClose: () => void
  children: ReactNode
  /** Buttons, the one that matters last. */
  actions?: ReactNode
  /** For a table. */
  wide?: boolean
}

/** A question that must be answered first: the browser's own modal dialog. Render it while it is open. */
export function Dialog({ title, onClose, children, actions, wide = false }: Props) {
  const dialog = useRef<HTMLDialogElement>(null)
  const modal = useModal(dialog, onClose)
  return (
    <dialog ref={dialog} className={css.dialog} aria-label={title} data-wide={wide || undefined} {...modal}>
      <div className={css.content}>
        <h2 className={css.title}>{title}</h2>
        {children}
        {actions !== undefined && <div className={css.actions}>{actions}</div>}
      </div>
    </dialog>
  )
}
