import { parseTransform } from '#chart/transform.ts'
import { Button } from '#web/ui/Button.tsx'
import { TextInput } from '#web/ui/TextInput.tsx'
import css from './TransformField.module.css'

interface Props {
  value: string
  error: string | undefined
  onChange: (formula: string) => void
}

const PRESETS = [
  ['x/p', 'per second'],
  ['x*8', 'bytes to bits'],
  ['x*100', 'share to %'],
  ['x/1000', 'ms to s'],
  ['(x-32)*5/9', '°F to °C'],
] as const

/** The formula that values are drawn by, checked while it is typed. */
export function TransformField({ value, error, onChange }: Props) {
  const wrong = value.trim() === '' ? null : parseTransform(value).error
  return (
    <div className={css.transform}>
      <TextInput
        label="Transform"
        placeholder="x"
        hint="x is the value, p the seconds that it covers."
        spellCheck={false}
        value={value}
        error={wrong ?? error}
        onChange={(event) => onChange(event.target.value)}
      />
      <div className={css.presets}>
        {PRESETS.map(([formula, meaning]) => (
          <Button
            key={formula}
            kind="quiet"
            className={css.preset ?? ''}
            aria-pressed={value === formula}
            onClick={() => onChange(value === formula ? '' : formula)}
          >
            <code>{formula}</code> {meaning}
          </Button>
        ))}
      </div>
    </div>
  )
}
