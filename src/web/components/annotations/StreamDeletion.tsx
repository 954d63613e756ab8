import { useNavigate } from 'react-router'
import { annotationEventList } from '#api/annotationEvents.ts'
import { annotationDelete, annotationList, type AnnotationStream } from '#api/annotations.ts'
import { invalidate, useQueryClient, useWrite } from '#web/api/query.ts'
import { annotationsPath } from '#web/paths.ts'
import { showToast } from '#web/stores/toasts.ts'
import { Button } from '#web/ui/Button.tsx'
import { Dialog } from '#web/ui/Dialog.tsx'
import { Notice } from '#web/ui/Notice.tsx'
import { quoted } from '../page/quoted.ts'

interface Props {
  stream: AnnotationStream
  onClose: () => void
}

/** Asks before a stream goes with all of its events: nothing brings them back. */
export default function StreamDeletion({ stream: { name, display_name }, onClose }: Props) {
  const navigate = useNavigate()
  const client = useQueryClient()
  const title = quoted(display_name || name)
  const remove = useWrite(annotationDelete, {
    invalidates: [annotationList],
    onSuccess: () => showToast({ text: `Deleted ${title}` }),
  })
  const leave = () => {
    void navigate(annotationsPath())
    void invalidate(client, annotationEventList)
  }
  return (
    <Dialog
      title="Delete this stream for good?"
      onClose={onClose}
      actions={
        <>
          <Button onClick={onClose}>Keep it</Button>
          <Button
            kind="danger"
            busy={remove.isPending}
            onClick={() => remove.mutate({ params: { name } }, { onSuccess: leave })}
          >
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
