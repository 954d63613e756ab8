import { lazy, useState } from 'react'
import { annotationDelete, type AnnotationStream, annotationUpdate } from '#api/annotations.ts'
import { useRefusal } from '#web/api/useSession.ts'
import { EditIcon, MoreIcon, TrashIcon } from '#web/ui/icons.tsx'
import { Menu } from '#web/ui/Menu.tsx'
import { LateBoundary } from '../page/LateBoundary.tsx'

const StreamNaming = lazy(() => import('./StreamNaming.tsx'))
const StreamDeletion = lazy(() => import('./StreamDeletion.tsx'))

/** What can be done with an annotation stream as a whole: it is shown under another name, or deleted. */
export function StreamActions({ stream }: { stream: AnnotationStream }) {
  const [doing, setDoing] = useState<'rename' | 'delete' | null>(null)
  const close = () => setDoing(null)
  return (
    <>
      <Menu
        label="More actions"
        trigger={<MoreIcon />}
        actions={[
          {
            label: 'Rename',
            icon: <EditIcon />,
            refusal: useRefusal(annotationUpdate),
            perform: () => setDoing('rename'),
          },
          {
            label: 'Delete',
            icon: <TrashIcon />,
            danger: true,
            refusal: useRefusal(annotationDelete),
            perform: () => setDoing('delete'),
          },
        ]}
      />
      {doing !== null && (
        <LateBoundary onFailed={close}>
          {doing === 'rename' ? (
            <StreamNaming stream={stream} onClose={close} />
          ) : (
            <StreamDeletion stream={stream} onClose={close} />
          )}
        </LateBoundary>
      )}
    </>
  )
}
