import { useEffect, useLayoutEffect, useRef, type KeyboardEvent, type ReactNode, type RefObject } from 'react'
import { createPortal } from 'react-dom'
import css from './Popover.module.css'

interface Props {
  /** What it hangs on. */
  anchor: RefObject<HTMLElement | null>
  /** Told on Escape, and on a press or focus elsewhere. */
  onClose: () => void
  align?: 'start' | 'end'
  /** Whether the keyboard goes into it as it opens, and back to the anchor where Tab would leave it. */
  takesFocus?: boolean
  className?: string
  children: ReactNode
}

const MARGIN = 8
const REACHED_BY_TAB = [
  'a',
  'button',
  'select',
  'textarea',
  'input:not([type=radio])',
  ':checked',
  '[tabindex]',
]
  .map((control) => `${control}:not([tabindex="-1"], :disabled)`)
  .join(', ')

/**
 * A surface that floats at its anchor, above or below it, wherever there is room. Render it while it is open. It
 * leaves the flow of the page, so that no scrolling parent cuts it, but stays in its landmark and inside an open dialog.
 */
export function Popover({
  anchor,
  onClose,
  align = 'start',
  takesFocus = false,
  className,
  children,
}: Props) {
  const surface = useRef<HTMLDivElement>(null)

  useLayoutEffect(() => {
    const place = () => {
      if (anchor.current && surface.current) placeAt(surface.current, anchor.current, align)
    }
    place()
    window.addEventListener('resize', place)
    window.addEventListener('scroll', place, true)
    return () => {
      window.removeEventListener('resize', place)
      window.removeEventListener('scroll', place, true)
    }
  })

  useEffect(() => {
    const closeOutside = (event: Event) => {
      const target = event.target as Node
      if (!surface.current?.contains(target) && !anchor.current?.contains(target)) onClose()
    }
    const closeOnEscape = (event: globalThis.KeyboardEvent) => {
      if (event.key !== 'Escape') return
      event.preventDefault()
      event.stopPropagation()
      anchor.current?.focus()
      onClose()
    }
    document.addEventListener('pointerdown', closeOutside)
    document.addEventListener('focusin', closeOutside)
    document.addEventListener('keydown', closeOnEscape, true)
    return () => {
      document.removeEventListener('pointerdown', closeOutside)
      document.removeEventListener('focusin', closeOutside)
      document.removeEventListener('keydown', closeOnEscape, true)
    }
  }, [anchor, onClose])

  useEffect(() => {
    if (takesFocus) controlsOf(surface.current)[0]?.focus({ preventScroll: true })
  }, [takesFocus])

  const leaveByTab = (event: KeyboardEvent<HTMLElement>) => {
    const controls = controlsOf(surface.current)
    const last = event.shiftKey ? controls[0] : controls.at(-1)
    if (event.key !== 'Tab' || document.activeElement !== last) return
    event.preventDefault()
    anchor.current?.focus()
    onClose()
  }

  return createPortal(
    // It only sees to where Tab goes next; what can be used is inside.
    // oxlint-disable-next-line jsx-a11y/no-static-element-interactions
    <div
      ref={surface}
      // A press on a label or on text stays in here: else the page around would take the focus, which closes it.
      tabIndex={-1}
      className={`${css.surface} ${className ?? ''}`}
      onKeyDown={takesFocus ? leaveByTab : undefined}
    >
      {children}
    </div>,
    anchor.current?.closest('dialog, main') ?? document.body,
  )
}

/** What Tab reaches; of radio buttons only the chosen one. */
function controlsOf(surface: HTMLElement | null): HTMLElement[] {
  return [...(surface?.querySelectorAll<HTMLElement>(REACHED_BY_TAB) ?? [])]
}

function placeAt(surface: HTMLElement, anchor: HTMLElement, align: 'start' | 'end'): void {
  const at = anchor.getBoundingClientRect()
  const { width, height } = surface.getBoundingClientRect()
  const left = align === 'start' ? at.left : at.right - width
  const below = at.bottom + 4
  const fitsBelow = below + height + MARGIN <= window.innerHeight || at.top < height + MARGIN
  const top = fitsBelow ? Math.min(below, window.innerHeight - height - MARGIN) : at.top - height - 4
  surface.style.left = `${Math.max(MARGIN, Math.min(left, window.innerWidth - width - MARGIN))}px`
  surface.style.top = `${Math.max(MARGIN, top)}px`
  surface.style.setProperty('--anchor-width', `${at.width}px`)
}
