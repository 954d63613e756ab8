import { dismissToast, useToasts } from '#web/stores/toasts.ts'
import { Toasts } from '#web/ui/Toasts.tsx'

export function Notices() {
  const { toasts } = useToasts()
  return <Toasts toasts={toasts} onDismiss={dismissToast} />
}
