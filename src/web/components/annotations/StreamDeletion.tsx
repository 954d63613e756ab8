import { useNavigate } from 'react-router'
import { annotationEventList } from '#api/annotationEvents.ts'
import { annotationDelete, annotationList, type AnnotationStream } from '#api/annotations.ts'
import { invalidate, useQueryClient, useWrite } from '#web/api/query.ts'
import { annotationsPath } from '#web/paths.ts'
import { showToast } from '#web/stores/toasts.ts'
import { Deletion } from '../page/Deletion.tsx'
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
    <Deletion
      what="this stream"
      busy={remove.isPending}
      error={remove.error}
      onClose={onClose}
      onDelete={() => remove.mutate({ params: { name } }, { onSuccess: leave })}
    >
      <p>{`All events of ${title} are lost, on every chart.`}</p>
    </Deletion>
  )
}
