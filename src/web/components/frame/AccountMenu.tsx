import { useCallback, useRef, useState } from 'react'
import { useLocation } from 'react-router'
import { ROUTES } from '#web/paths.ts'
import { PersonIcon } from '#web/ui/icons.tsx'
import { Popover } from '#web/ui/Popover.tsx'
import { late } from '../page/late.ts'
import { LateBoundary } from '../page/LateBoundary.tsx'
import rail from './Rail.module.css'

const AccountPanel = late(() => import('./AccountPanel.tsx'))

/** Where one comes to by its panel. */
const SETTINGS: readonly string[] = [ROUTES.services, ROUTES.tokens, ROUTES.jobs]

/** The button of the account, which opens its panel. */
export function AccountMenu() {
  const [open, setOpen] = useState(false)
  const { pathname } = useLocation()
  const anchor = useRef<HTMLButtonElement>(null)
  const close = useCallback(() => setOpen(false), [])
  return (
    <>
      <button
        ref={anchor}
        type="button"
        className={rail.place}
        aria-current={SETTINGS.includes(pathname) || undefined}
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
