import { useConnection } from '#web/api/connection.ts'
import { CheckIcon, ClockIcon, PauseIcon, WarningIcon } from '#web/ui/icons.tsx'
import css from './AlertMark.module.css'
import type { ShownState } from './alertState.ts'

const ICONS = {
  triggered: WarningIcon,
  pending: ClockIcon,
  resolved: CheckIcon,
  ok: CheckIcon,
  off: PauseIcon,
  late: ClockIcon,
  empty: WarningIcon,
  failed: WarningIcon,
} as const

/** The state of an alert by shape, word and colour; without the colour while the server is gone, as it may have changed. */
export function AlertMark({ state: { kind, text } }: { state: ShownState }) {
  const Icon = ICONS[kind]
  const isLost = useConnection(({ lostSince }) => lostSince !== null)
  return (
    <span className={css.mark} data-kind={isLost ? undefined : kind}>
      <Icon />
      {text}
    </span>
  )
}
