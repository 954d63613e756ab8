import { TextInput } from '#web/ui/TextInput.tsx'
import css from './ColorField.module.css'

interface Props {
  value: string
  error: string | undefined
  onChange: (color: string) => void
}

const COLOR = /^#[0-9a-f]{6}$/i

/** A colour by its seven characters or by the browser's picker; empty takes the palette's. */
export function ColorField({ value, error, onChange }: Props) {
  return (
    <div className={css.color}>
      <TextInput
        label="Colour"
        placeholder="Automatic"
        spellCheck={false}
        value={value}
        error={error}
        onChange={(event) => onChange(event.target.value.trim())}
      />
      <input
        type="color"
        aria-label="Pick a colour"
        className={css.picker}
        data-automatic={!COLOR.test(value) || undefined}
        value={COLOR.test(value) ? value.toLowerCase() : '#808080'}
        onChange={(event) => onChange(event.target.value)}
      />
    </div>
  )
}
