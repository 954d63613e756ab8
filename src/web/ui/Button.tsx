import type { ComponentProps, ReactNode } from 'react'
import css from './Button.module.css'

type Kind = 'plain' | 'primary' | 'quiet' | 'danger'

interface Props extends ComponentProps<'button'> {
  kind?: Kind
  /** Under way: the button keeps its width and takes no second press. */
  busy?: boolean
  /** Why it cannot be pressed now. It stays in the tab order so that the reason can be read. */
  refusal?: string | undefined
  icon?: ReactNode
}

export function Button({ kind = 'plain', busy = false, refusal, icon, children, ...rest }: Props) {
  const stopped = busy || refusal !== undefined
  return (
    <button
      type="button"
      {...rest}
      className={`${css.button} ${css[kind]} ${rest.className ?? ''}`}
      aria-disabled={stopped || undefined}
      aria-busy={busy || undefined}
      title={refusal ?? rest.title}
      onClick={stopped ? (event) => event.preventDefault() : rest.onClick}
    >
      {icon}
      {children}
    </button>
  )
}

/** A button of one icon; the label is its name and its tooltip. */
export function IconButton({ label, children, kind = 'quiet', ...rest }: Props & { label: string }) {
  return (
    <Button
      title={label}
      {...rest}
      kind={kind}
      aria-label={label}
      className={`${css.square} ${rest.className ?? ''}`}
    >
      {children}
    </Button>
  )
}
