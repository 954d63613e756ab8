import { useState } from 'react'
import type { Space } from '#api/spaces.ts'
import { IconButton } from '#web/ui/Button.tsx'
import { MoreIcon } from '#web/ui/icons.tsx'
import { late } from '../page/late.ts'
import { LateBoundary } from '../page/LateBoundary.tsx'

const SpaceMenu = late(() => import('./SpaceMenu.tsx'))

/** The button of the menu of a space; the menu comes with the first press, after the charts. */
export function SpaceMenuButton({ space }: { space: Space }) {
  const [pressed, setPressed] = useState(false)
  const button = (
    <IconButton
      label={`Actions for ${space.name}`}
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
      <SpaceMenu space={space} />
    </LateBoundary>
  )
}
