import { useCallback, useRef, useState } from 'react'
import { PersonIcon } from '#web/ui/icons.tsx'
import { Popover } from '#web/ui/Popover.tsx'
import { late } from '../page/late.ts'
import { LateBoundary } from '../page/LateBoundary.tsx'
import rail from './Rail.module.css'

const AccountPanel = late(() => import('./AccountPanel.tsx'))

/** The button of the account, which opens its panel. */
export function AccountMenu() {
  const [open, setOpen] = useState(false)
  const anchor = useRef<HTMLButtonElement>(null)
  const close = useCallback(() => setOpen(false), [])
  return (
    <>
      <button
        ref={anchor}
        type="button"
        className={rail.place}
        aria-haspopup="dialog"
        aria-expanded={open}
        onClick={() => setOpen(!open)}
      >
        <PersonIcon />
        Account
      </button>
      {open && (
        <LateBoundary onFailed={close}>
          <Popover anchor={anchor} takesFocus onClose={close}>
            <AccountPanel onLeave={close} />
          </Popover>
        </LateBoundary>
      )}
    </>
  )
}
