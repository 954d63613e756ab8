import type { ParamErrors } from '#api/errors.ts'
import { TextInput } from '#web/ui/TextInput.tsx'
import { ColorField } from './ColorField.tsx'
import type { StreamDraft } from '../drafts/chartDraft.ts'
import css from './StreamLook.module.css'

interface Props {
  stream: StreamDraft
  errors: ParamErrors
  onChange: (part: Partial<StreamDraft>) => void
}

type Name = 'name' | 'units_short' | 'units_long' | 'min' | 'max' | 'period'

/** How the lines of a stream look; what is left empty comes from the metric. */
export function StreamLook({ stream, errors, onChange }: Props) {
  const field = (name: Name) => ({
    value: String(stream[name] ?? ''),
    error: errors[name]?.join(', '),
    onChange: (event: { target: { value: string } }) => onChange({ [name]: event.target.value }),
  })
  return (
    <div className={css.look}>
      <TextInput label="Name in the legend" placeholder="The metric's name" {...field('name')} />
      <ColorField
        value={stream.color ?? ''}
        error={errors.color?.join(', ')}
        onChange={(color) => onChange({ color })}
      />
      <TextInput label="Unit, short" placeholder="ms" {...field('units_short')} />
      <TextInput label="Unit, long" placeholder="milliseconds" {...field('units_long')} />
      <TextInput label="Min possible" inputMode="decimal" {...field('min')} />
      <TextInput label="Max possible" inputMode="decimal" {...field('max')} />
      <TextInput
        label="Period, seconds"
        inputMode="numeric"
        placeholder="The metric's"
        {...field('period')}
      />
      <p className={css.note}>Streams with the same long unit share an axis.</p>
    </div>
  )
}
