import { Select } from '#web/ui/Select.tsx'
import { TextInput } from '#web/ui/TextInput.tsx'
import { ColorField } from '../chartEditor/ColorField.tsx'
import { COLOR, type MetricField, TRANSFORM } from './metricFields.ts'
import { TransformField } from '../chartEditor/TransformField.tsx'

interface Props {
  field: MetricField
  value: string
  error: string | undefined
  onChange: (text: string) => void
}

/** One of the things that can be set of a metric. */
export function MetricFieldInput({ field: { path, options, ...rest }, value, error, onChange }: Props) {
  const wiring = { value, error, onChange }
  if (path === COLOR) return <ColorField {...wiring} />
  if (path === TRANSFORM) return <TransformField {...wiring} />
  if (options !== undefined) return <Select {...rest} {...wiring} options={options} />
  return <TextInput {...rest} {...wiring} onChange={(event) => onChange(event.target.value)} />
}
