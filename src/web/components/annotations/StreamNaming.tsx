import { useId, useState } from 'react'
import { annotationList, type AnnotationStream, annotationUpdate, annotationView } from '#api/annotations.ts'
import { useWrite } from '#web/api/query.ts'
import { showToast } from '#web/stores/toasts.ts'
import { Dialog } from '#web/ui/Dialog.tsx'
import { TextInput } from '#web/ui/TextInput.tsx'
import { FormFoot } from '../page/FormFoot.tsx'
import { quoted } from '../page/quoted.ts'

interface Props {
  stream: AnnotationStream
  onClose: () => void
}

/** The name under which a stream is shown; the one by which it is posted to stays. */
export default function StreamNaming({ stream: { name, display_name }, onClose }: Props) {
  const form = useId()
  const [text, setText] = useState(display_name ?? '')
  const rename = useWrite(annotationUpdate, {
    invalidates: [annotationList, annotationView],
    onSuccess: () => showToast({ text: `${quoted(name)} is shown as ${quoted(text.trim() || name)}` }),
  })
  return (
    <Dialog
      title="Rename this stream"
      onClose={onClose}
      actions={<FormFoot form={form} verb="Rename" busy={rename.isPending} onCancel={onClose} />}
    >
      <form
        id={form}
        onSubmit={(event) => {
          event.preventDefault()
          const body = { display_name: text.trim() || null }
          rename.mutate({ params: { name }, body }, { onSuccess: onClose })
        }}
      >
        <TextInput
          label="Shown as"
          placeholder={name}
          hint={`Whoever posts to it goes on writing ${name}.`}
          autoComplete="off"
          error={rename.error?.message}
          value={text}
          onChange={(event) => setText(event.target.value)}
        />
      </form>
    </Dialog>
  )
}
