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

/** The state of an alert by shape, word and colour. */
export function AlertMark({ state: { kind, text } }: { state: ShownState }) {
  const Icon = ICONS[kind]
  return (
    <span className={css.mark} data-kind={kind}>
      <Icon />
      {text}
    </span>
  )
}
