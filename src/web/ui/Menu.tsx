import { useCallback, useEffect, useRef, useState, type KeyboardEvent, type ReactNode } from 'react'
import { IconButton } from './Button.tsx'
import css from './Menu.module.css'
import { Popover } from './Popover.tsx'

export interface MenuAction {
  label: string
  perform: () => void
  icon?: ReactNode
  /** Takes something away. */
  danger?: boolean
  /** Why it cannot be done now. */
  refusal?: string | undefined
}

interface Props {
  label: string
  /** The icon of the button. */
  trigger: ReactNode
  actions: readonly MenuAction[]
  /** Whether it is open from the beginning. */
  opened?: boolean
}

/** A button that opens a list of actions. Arrow keys, Home, End and first letters move; Tab and Escape leave. */
export function Menu({ label, trigger, actions, opened = false }: Props) {
  const [open, setOpen] = useState(opened)
  const anchor = useRef<HTMLButtonElement>(null)
  const close = useCallback(() => setOpen(false), [])
  return (
    <>
      <IconButton
        label={label}
        ref={anchor}
        aria-haspopup="menu"
        aria-expanded={open}
        onClick={() => setOpen(!open)}
        onKeyDown={(event) => {
          if (event.key !== 'ArrowDown') return
          event.preventDefault()
          setOpen(true)
        }}
      >
        {trigger}
      </IconButton>
      {open && (
        <Popover anchor={anchor} align="end" onClose={close}>
          <MenuList
            label={label}
            actions={actions}
            onDone={() => {
              anchor.current?.focus()
              close()
            }}
          />
        </Popover>
      )}
    </>
  )
}

function MenuList({ label, actions, onDone }: Pick<Props, 'label' | 'actions'> & { onDone: () => void }) {
  const list = useRef<HTMLDivElement>(null)
  useEffect(() => itemsOf(list.current)[0]?.focus({ preventScroll: true }), [])

  const refusals = [...new Set(actions.flatMap(({ refusal }) => refusal ?? []))]
  const move = (event: KeyboardEvent) => {
    if (event.key === 'Tab') return onDone()
    const items = itemsOf(list.current)
    const next = nextItem(items, document.activeElement, event.key)
    if (next === undefined) return
    event.preventDefault()
    next.focus()
  }

  return (
    <div ref={list} role="menu" tabIndex={-1} aria-label={label} className={css.list} onKeyDown={move}>
      {actions.map((action) => (
        <button
          key={action.label}
          type="button"
          role="menuitem"
          tabIndex={-1}
          className={`${css.item} ${action.danger ? css.danger : ''}`}
          aria-disabled={action.refusal !== undefined || undefined}
          title={action.refusal}
          onClick={() => {
            if (action.refusal !== undefined) return
            onDone()
            action.perform()
          }}
        >
          {action.icon}
          {action.label}
        </button>
      ))}
      {refusals.map((refusal) => (
        <p key={refusal} className={css.refusal}>
          {refusal}
        </p>
      ))}
    </div>
  )
}

function itemsOf(list: HTMLElement | null): HTMLElement[] {
  return [...(list?.querySelectorAll<HTMLElement>('[role=menuitem]') ?? [])]
}

function nextItem(items: readonly HTMLElement[], from: Element | null, key: string): HTMLElement | undefined {
  const at = items.findIndex((item) => item === from)
  if (key === 'ArrowDown') return items[(at + 1) % items.length]
  if (key === 'ArrowUp') return items[(at - 1 + items.length) % items.length]
  if (key === 'Home') return items[0]
  if (key === 'End') return items.at(-1)
  if (key.length !== 1 || key === ' ') return undefined
  const fromHere = [...items.slice(at + 1), ...items.slice(0, at + 1)]
  return fromHere.find((item) => item.textContent.toLowerCase().startsWith(key.toLowerCase()))
}
