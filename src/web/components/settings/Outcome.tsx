import type { NotificationState } from '#api/alertNotices.ts'
import { CheckIcon, ClockIcon, CloseIcon, WarningIcon } from '#web/ui/icons.tsx'
import css from './Outcome.module.css'

const STATES = {
  sent: ['Arrived', CheckIcon],
  waiting: ['Under way', ClockIcon],
  failed: ['Did not arrive', WarningIcon],
  dropped: ['Not sent', CloseIcon],
} as const

/** What became of a notification, by shape, word and colour. */
export function Outcome({ state }: { state: NotificationState }) {
  const [label, Icon] = STATES[state]
  return (
    <span className={css.outcome} data-state={state}>
      <Icon />
      {label}
    </span>
  )
}
