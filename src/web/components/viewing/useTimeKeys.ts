import { useKeys } from '#web/ui/useKeys.ts'
import type { Viewing } from './spaceAddress.ts'
import type { ViewActions } from './useViewing.ts'

/** The group of keys that is there wherever charts are. */
export const TIME_KEYS = 'Time'

export const NOT_BEFORE = 'No other time was shown before'
export const NOT_AFTER = 'No other time was shown after this'
export const IS_LIVE = 'This is live'

/** The keys that move a space along the time axis. A chart that has the focus keeps the arrows for its cursor. */
export function useTimeKeys({ fixed }: Viewing, view: ViewActions, open: () => void): void {
  useKeys(
    {
      ArrowLeft: { label: 'Half a window earlier', perform: () => view.shift(-1) },
      ArrowRight: {
        label: 'Half a window later',
        refusal: fixed === null ? IS_LIVE : undefined,
        perform: () => view.shift(1),
      },
      '-': { label: 'Zoom out', perform: view.zoomOut },
      z: {
        label: 'Back to the time shown before',
        refusal: view.back === null ? NOT_BEFORE : undefined,
        perform: () => view.back?.(),
      },
      Z: {
        label: 'Forward again',
        refusal: view.forward === null ? NOT_AFTER : undefined,
        perform: () => view.forward?.(),
      },
      r: { label: 'Choose the time range', perform: open },
      p: { label: fixed === null ? 'Pause' : 'Go live', perform: fixed === null ? view.pause : view.goLive },
    },
    TIME_KEYS,
  )
}
