import { lazy, useCallback, useRef, useState } from 'react'
import type { Chart } from '#api/charts.ts'
import { IconButton } from '#web/ui/Button.tsx'
import { AnnotationsIcon } from '#web/ui/icons.tsx'
import { Popover } from '#web/ui/Popover.tsx'
import { LateBoundary } from './LateBoundary.tsx'
import type { Viewing } from './spaceAddress.ts'
import type { ViewActions } from './useViewing.ts'

const AnnotationChoice = lazy(() => import('./AnnotationChoice.tsx'))

interface Props {
  charts: readonly Chart[]
  viewing: Viewing
  view: ViewActions
}

/** Which annotations all charts of the space show. */
export function AnnotationsMenu({ charts, viewing, view }: Props) {
  const [open, setOpen] = useState(false)
  const anchor = useRef<HTMLButtonElement>(null)
  const close = useCallback(() => setOpen(false), [])
  return (
    <>
      <IconButton
        ref={anchor}
        label="Annotations"
        kind={viewing.events === null ? 'quiet' : 'plain'}
        aria-haspopup="dialog"
        aria-expanded={open}
        onClick={() => setOpen(!open)}
      >
        <AnnotationsIcon />
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
