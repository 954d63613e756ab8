import { useEffect, useState } from 'react'
import { Button, IconButton } from './Button.tsx'
import { CloseIcon, WarningIcon } from './icons.tsx'
import css from './Toasts.module.css'

interface Notice {
  id: number
  text: string
  tone: 'plain' | 'failed'
  action?: { label: string; perform: () => void }
}

interface Props {
  toasts: readonly Notice[]
  onDismiss: (id: number) => void
}

/** Milliseconds that a notice stays; one that can be acted on stays longer. */
const STAY = 6_000
const STAY_WITH_ACTION = 12_000

/** Notices at the lower edge. Read aloud as they come; the time stops under the pointer and while focused. */
export function Toasts({ toasts, onDismiss }: Props) {
  return (
    <output aria-live="polite" className={css.stack}>
      {toasts.map((toast) => (
        <ToastCard key={toast.id} toast={toast} onDismiss={onDismiss} />
      ))}
    </output>
  )
}

function ToastCard({ toast, onDismiss }: { toast: Notice; onDismiss: (id: number) => void }) {
  const [held, setHeld] = useState(false)
  useEffect(() => {
    if (held) return
    const timer = setTimeout(() => onDismiss(toast.id), toast.action ? STAY_WITH_ACTION : STAY)
    return () => clearTimeout(timer)
  }, [held, toast, onDismiss])
  const hold = () => setHeld(true)
  const release = () => setHeld(false)
  return (
    <div className={css.toast} onPointerEnter={hold} onPointerLeave={release} onFocus={hold} onBlur={release}>
      {toast.tone === 'failed' && <WarningIcon className={css.failed} />}
      <span className={css.text}>{toast.text}</span>
      {toast.action && (
        <Button
          kind="quiet"
          className={css.action}
          onClick={() => {
            toast.action?.perform()
            onDismiss(toast.id)
          }}
        >
          {toast.action.label}
        </Button>
      )}
      <IconButton label="Dismiss" onClick={() => onDismiss(toast.id)}>
        <CloseIcon />
      </IconButton>
    </div>
  )
}
