import { useState } from 'react'
import { annotationCreate } from '#api/annotations.ts'
import { useRefusal } from '#web/api/useSession.ts'
import { Button } from '#web/ui/Button.tsx'
import { PlusIcon } from '#web/ui/icons.tsx'
import { useKeys } from '#web/ui/useKeys.ts'
import { late } from '../page/late.ts'
import { LateBoundary } from '../page/LateBoundary.tsx'

const EventDrawer = late(() => import('./EventDrawer.tsx'))

interface Props {
  /** The stream of what is annotated, where it is known. */
  stream?: string
  onSaved?: (stream: string) => void
}

/** Opens the form of a new event; a stream is made by its first one. */
export function NewEventButton({ stream = '', onSaved }: Props) {
  const [open, setOpen] = useState(false)
  const refusal = useRefusal(annotationCreate)
  const begin = () => setOpen(true)
  const close = () => setOpen(false)
  useKeys({ n: { label: 'New annotation', perform: begin, refusal } })
  return (
    <>
      <Button kind="primary" icon={<PlusIcon />} refusal={refusal} onClick={begin}>
        New annotation
      </Button>
      {open && (
        <LateBoundary onFailed={close}>
          <EventDrawer stream={stream} onClose={close} onSaved={(saved) => onSaved?.(saved)} />
        </LateBoundary>
      )}
    </>
  )
}
