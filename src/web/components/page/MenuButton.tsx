import { type ReactNode, useState } from 'react'
import { IconButton } from '#web/ui/Button.tsx'
import { MoreIcon } from '#web/ui/icons.tsx'
import { LateBoundary } from './LateBoundary.tsx'

interface Props {
  label: string
  /** Of the same label, and open from the beginning. */
  menu: ReactNode
}

/** The button of a menu that comes with the first press, after the charts. */
export function MenuButton({ label, menu }: Props) {
  const [pressed, setPressed] = useState(false)
  const button = (
    <IconButton
      label={label}
      aria-haspopup="menu"
      aria-busy={pressed || undefined}
      onClick={() => setPressed(true)}
    >
      <MoreIcon />
    </IconButton>
  )
  if (!pressed) return button
  return (
    <LateBoundary fallback={button} onFailed={() => setPressed(false)}>
      {menu}
    </LateBoundary>
  )
}
