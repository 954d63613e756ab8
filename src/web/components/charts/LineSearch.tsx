import { TextInput } from '#web/ui/TextInput.tsx'
import css from './LineSearch.module.css'

interface Props {
  text: string
  onChange: (text: string) => void
}

/** Finds lines by the words of their names. */
export function LineSearch({ text, onChange }: Props) {
  return (
    <div className={css.search}>
      <TextInput
        type="search"
        label="Find a line"
        labelPlace="hidden"
        placeholder="Find a line"
        value={text}
        onChange={(event) => onChange(event.target.value)}
      />
    </div>
  )
}
