import { type ReactNode, useEffect, useRef, useState } from 'react'
import { IconButton } from './Button.tsx'
import css from './Drawer.module.css'
import { CloseIcon } from './icons.tsx'

interface Props {
  title: string
  /** Told on Escape and by the button; the owner decides whether it closes. */
  onClose: () => void
  children: ReactNode
  /** Stays in view at the bottom. */
  foot: ReactNode
  /** Stands beside the title. */
  beside?: ReactNode
  /** Stays in view below the title, whatever is scrolled. */
  above?: ReactNode
}

/** A panel over the right edge of the page, which stays usable beside it. It takes the focus, unless a field in it does, and gives it back. */
export function Drawer({ title, onClose, children, foot, beside, above }: Props) {
  const panel = useRef<HTMLDivElement>(null)

  // Before a field in it takes the focus.
  const [before] = useState(() => document.activeElement)

  useEffect(() => {
    if (!panel.current?.contains(document.activeElement)) panel.current?.focus()
    return () => {
      if (before instanceof HTMLElement && before.isConnected) before.focus()
    }
  }, [before])

  useEffect(() => {
    const closeOnEscape = (event: KeyboardEvent) => {
      if (event.key !== 'Escape' || event.defaultPrevented) return
      // Else the browser would close the question that the owner may open now.
      event.preventDefault()
      onClose()
    }
    document.addEventListener('keydown', closeOnEscape)
    return () => document.removeEventListener('keydown', closeOnEscape)
  }, [onClose])

  return (
    // The browser's own dialog would cover the page or take its place in the flow.
    // oxlint-disable-next-line jsx-a11y/prefer-tag-over-role
    <div ref={panel} className={css.drawer} role="dialog" aria-label={title} tabIndex={-1}>
      <header className={css.head}>
        <h2 className={css.title}>{title}</h2>
        {beside}
        <IconButton label="Close" onClick={onClose}>
          <CloseIcon />
        </IconButton>
      </header>
      {above}
      <div className={css.body}>{children}</div>
      <footer className={css.foot}>{foot}</footer>
    </div>
  )
}
