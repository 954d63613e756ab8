import { type DragEvent, useId, useRef, useState } from 'react'
import { showToast } from '#web/stores/toasts.ts'
import { Button } from '#web/ui/Button.tsx'
import { UploadIcon } from '#web/ui/icons.tsx'
import field from '#web/ui/Field.module.css'
import { quoted } from '../page/quoted.ts'
import css from './DocumentField.module.css'

interface Props {
  text: string
  onChange: (text: string) => void
  /** What is wrong with it, a line for each fault. */
  faults: readonly string[]
}

/** How many faults are told. */
const MOST = 12

/** Text that is dropped goes where the browser puts it. */
const hasFiles = ({ dataTransfer }: DragEvent) => dataTransfer.types.includes('Files')

/** The JSON of a space: pasted, chosen as a file, or dropped. */
export function DocumentField({ text, onChange, faults }: Props) {
  const id = useId()
  const file = useRef<HTMLInputElement>(null)
  const [over, setOver] = useState(false)
  const told = [...new Set(faults)]
  const take = async (chosen: File | undefined) => {
    if (chosen === undefined) return
    try {
      onChange(await chosen.text())
    } catch {
      // A folder, or a file that is gone.
      showToast({ tone: 'failed', text: `${quoted(chosen.name)} could not be read as a file.` })
    }
  }
  const drop = (event: DragEvent) => {
    if (!hasFiles(event)) return
    event.preventDefault()
    setOver(false)
    void take(event.dataTransfer.files[0])
  }
  return (
    <div
      className={css.source}
      data-over={over || undefined}
      onDragOver={(event) => {
        if (!hasFiles(event)) return
        event.preventDefault()
        setOver(true)
      }}
      onDragLeave={() => setOver(false)}
      onDrop={drop}
    >
      <div className={css.head}>
        <label htmlFor={id} className={field.label}>
          JSON of a space
        </label>
        <Button icon={<UploadIcon />} onClick={() => file.current?.click()}>
          Choose a file
        </Button>
        <input
          ref={file}
          type="file"
          accept=".json,application/json"
          aria-label="JSON file"
          className="visually-hidden"
          tabIndex={-1}
          onChange={(event) => {
            void take(event.target.files?.[0])
            // The same file may be chosen again once it was mended.
            event.target.value = ''
          }}
        />
      </div>
      <textarea
        id={id}
        className={`${field.input} ${css.text}`}
        rows={12}
        spellCheck={false}
        placeholder="Paste it here, or drop a file"
        value={text}
        aria-invalid={faults.length > 0 || undefined}
        aria-describedby={`${id}-faults`}
        onChange={(event) => onChange(event.target.value)}
      />
      <ul id={`${id}-faults`} className={css.faults} aria-live="polite">
        {told.slice(0, MOST).map((fault) => (
          <li key={fault}>{fault}</li>
        ))}
        {told.length > MOST && <li>{`and ${told.length - MOST} more`}</li>}
      </ul>
    </div>
  )
}
