import type { ReactNode } from 'react'
import type { ApiError } from '#api/errors.ts'
import { Button } from '#web/ui/Button.tsx'
import { Dialog } from '#web/ui/Dialog.tsx'
import { Notice } from '#web/ui/Notice.tsx'

interface Props {
  /** What goes: `this metric`, or its name. */
  what: string
  busy: boolean
  /** Why it could not be deleted. */
  error: ApiError | null
  onClose: () => void
  onDelete: () => void
  /** What is lost with it. */
  children: ReactNode
}

/** Asks before something goes that nothing brings back. */
export function Deletion({ what, busy, error, onClose, onDelete, children }: Props) {
  return (
    <Dialog
      title={`Delete ${what} for good?`}
      onClose={onClose}
      actions={
        <>
          <Button onClick={onClose}>Keep it</Button>
          <Button kind="danger" busy={busy} onClick={onDelete}>
            Delete for good
          </Button>
        </>
      }
    >
      {error && <Notice>{`Not deleted: ${error.message}`}</Notice>}
      {children}
    </Dialog>
  )
}
