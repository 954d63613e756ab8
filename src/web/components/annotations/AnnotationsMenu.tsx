import { useCallback, useRef, useState } from 'react'
import type { Chart } from '#api/charts.ts'
import { IconButton } from '#web/ui/Button.tsx'
import { AnnotationsIcon } from '#web/ui/icons.tsx'
import { Popover } from '#web/ui/Popover.tsx'
import { late } from '../page/late.ts'
import { LateBoundary } from '../page/LateBoundary.tsx'
import type { Viewing } from '../viewing/spaceAddress.ts'
import type { ViewActions } from '../viewing/useViewing.ts'

const AnnotationChoice = late(() => import('./AnnotationChoice.tsx'))
/* After the charts: nobody waits for a count. */
const UnshownEvents = late(async () => {
  await new Promise((resolve) => setTimeout(resolve, 2_000))
  return import('./UnshownEvents.tsx')
})

interface Props {
  charts: readonly Chart[]
  viewing: Viewing
  view: ViewActions
}

/** Which annotations all charts of the space show. */
export function AnnotationsMenu({ charts, viewing, view }: Props) {
  const [open, setOpen] = useState(false)
  const [unshown, setUnshown] = useState(0)
  const anchor = useRef<HTMLButtonElement>(null)
  const close = useCallback(() => setOpen(false), [])
  return (
    <>
      <IconButton
        ref={anchor}
        label="Annotations"
        title={unshown > 0 ? `Annotations: ${unshown} not shown` : 'Annotations'}
        kind={viewing.events === null ? 'quiet' : 'plain'}
        aria-haspopup="dialog"
        aria-expanded={open}
        onClick={() => setOpen(!open)}
      >
        <AnnotationsIcon />
        {viewing.events === null && charts.length > 0 && (
          <LateBoundary>
            <UnshownEvents charts={charts} viewing={viewing} onCount={setUnshown} />
          </LateBoundary>
        )}
      </IconButton>
      {open && (
        <LateBoundary onFailed={close}>
          <Popover anchor={anchor} align="end" takesFocus onClose={close}>
            <AnnotationChoice
              charts={charts}
              viewing={viewing}
              onChoose={(events) => view.change({ events })}
            />
          </Popover>
        </LateBoundary>
      )}
    </>
  )
}
