import { useRef, useState } from 'react'
import css from './Field.module.css'

interface Props {
  label: string
  initial?: string
  /** What was committed before and refused: it stands there again, to be mended or tried once more. */
  refused?: string | undefined
  placeholder?: string
  maxLength?: number
  /** Enter, or leaving the field. Given trimmed, never empty and never as it was when the field came. */
  onCommit: (text: string, was: string) => void
  /** Escape, or nothing to commit. */
  onCancel: () => void
}

const selectAll = (input: HTMLInputElement | null) => input?.select()

/** A name edited where it stands: Enter or leaving the field takes it over, Escape leaves it as it was. */
export function InlineInput({
  label,
  initial = '',
  refused,
  placeholder,
  maxLength,
  onCommit,
  onCancel,
}: Props) {
  // Taking the field away makes it lose the focus, which must not count a second time.
  const isDone = useRef(false)
  // What is read again while one types is not what one began from.
  const [was] = useState(initial)
  const finish = (text: string) => {
    if (isDone.current) return
    isDone.current = true
    if (text.trim() === '' || text.trim() === was) onCancel()
    else onCommit(text.trim(), was)
  }
  return (
    <input
      className={css.input}
      aria-label={label}
      defaultValue={refused ?? was}
      placeholder={placeholder}
      maxLength={maxLength}
      // It takes the place of what was just acted on.
      // oxlint-disable-next-line jsx-a11y/no-autofocus
      autoFocus
      ref={selectAll}
      // When the window is left, it still has the focus within the page.
      onBlur={({ target }) => document.activeElement !== target && finish(target.value)}
      onKeyDown={(event) => {
        if (event.key === 'Enter' && !event.nativeEvent.isComposing) finish(event.currentTarget.value)
        if (event.key === 'Escape') finish(was)
      }}
    />
  )
}
