import { useNavigate } from 'react-router'
import { annotationEventList } from '#api/annotationEvents.ts'
import { annotationDelete, annotationList, type AnnotationStream } from '#api/annotations.ts'
import { useWrite } from '#web/api/query.ts'
import { annotationsPath } from '#web/paths.ts'
import { showToast } from '#web/stores/toasts.ts'
import { Button } from '#web/ui/Button.tsx'
import { Dialog } from '#web/ui/Dialog.tsx'
import { Notice } from '#web/ui/Notice.tsx'
import { useStillThere } from '#web/ui/useStillThere.ts'
import { quoted } from '../page/quoted.ts'

interface Props {
  stream: AnnotationStream
  onClose: () => void
}

/** Asks before a stream goes with all of its events: nothing brings them back. */
export default function StreamDeletion({ stream: { name, display_name }, onClose }: Props) {
  const navigate = useNavigate()
  const title = quoted(display_name || name)
  const isStillThere = useStillThere()
  const remove = useWrite(annotationDelete, {
    invalidates: [annotationEventList, annotationList],
    onSuccess: () => {
      if (isStillThere()) void navigate(annotationsPath())
      showToast({ text: `Deleted ${title}` })
    },
  })
  return (
    <Dialog
      title="Delete this stream for good?"
      onClose={onClose}
      actions={
        <>
          <Button onClick={onClose}>Keep it</Button>
          <Button kind="danger" busy={remove.isPending} onClick={() => remove.mutate({ params: { name } })}>
            Delete for good
          </Button>
        </>
      }
    >
      {remove.error && <Notice>{`Not deleted: ${remove.error.message}`}</Notice>}
      <p>{`All events of ${title} are lost, on every chart.`}</p>
    </Dialog>
  )
}
