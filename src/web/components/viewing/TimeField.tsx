import { useState } from 'react'
import { IconButton } from '#web/ui/Button.tsx'
import { CopyIcon } from '#web/ui/icons.tsx'
import { TextInput } from '#web/ui/TextInput.tsx'
import { writeClipboard } from '#web/ui/clipboard.ts'
import { showToast } from '#web/stores/toasts.ts'
import { spanInWords } from './spanInWords.ts'
import css from './TimeField.module.css'
import { dayNote } from './typedMoment.ts'
import { type ChosenTime, readTypedTime } from './typedTime.ts'
import { useNow } from '../page/useNow.ts'

interface Props {
  /** What is shown now, as it is read back. */
  initial: string
  zone: string
  onChoose: (time: ChosenTime) => void
}

/** A time range in words; what they mean is said while they are typed. */
export function TimeField({ initial, zone, onChoose }: Props) {
  const [typed, setText] = useState<string | null>(null)
  const text = typed ?? initial
  const now = useNow()
  const read = readTypedTime(text, now, zone)
  const error = 'error' in read ? read.error : undefined
  const copy = () =>
    writeClipboard(initial).then(
      () => showToast({ text: `Copied: ${initial}` }),
      (error: Error) => showToast({ tone: 'failed', text: `Not copied: ${error.message}` }),
    )
  return (
    <form
      className={css.form}
      onSubmit={(event) => {
        event.preventDefault()
        if (!('error' in read)) onChoose(read)
      }}
    >
      <TextInput
        label="Time range"
        autoComplete="off"
        spellCheck={false}
        placeholder="3h, yesterday, 1 Jan 10:00 to 12:00"
        value={text}
        hint={'error' in read ? '' : `${spanInWords(read, zone, now)}.${dayNote(text)} Press Enter.`}
        error={error}
        onFocus={(event) => event.target.select()}
        onChange={(event) => setText(event.target.value)}
      />
      <IconButton label="Copy the time range" className={css.copy ?? ''} onClick={() => void copy()}>
        <CopyIcon />
      </IconButton>
    </form>
  )
}
