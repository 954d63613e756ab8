import { Combobox } from '#web/ui/Combobox.tsx'
import css from './SpaceFilter.module.css'
import { useTagValues } from '../page/useCompletion.ts'
import { useTyped } from '../page/useTyped.ts'

interface Props {
  /** The name of the tag; of a source it is `source`. */
  label: string
  initial: string
  onCommit: (text: string) => void
}

/** One value that charts leave open, found by typing part of it. */
export default function DynamicChoice({ label, initial, onCommit }: Props) {
  const [text, setText] = useTyped(initial)
  const values = useTagValues(label, text === initial ? '' : text, undefined)
  const commit = (value: string) => {
    if (value.trim() !== initial) onCommit(value)
  }
  return (
    <Combobox
      label={label}
      labelPlace="beside"
      className={css.choice}
      placeholder="any"
      value={text}
      suggestions={values}
      onChange={setText}
      onCommit={commit}
      onBlur={() => commit(text)}
    />
  )
}
