import { type ComponentProps, useState } from 'react'
import type { Chart } from '#api/charts.ts'
import { ChartForm } from './ChartForm.tsx'

interface Props extends Pick<ComponentProps<typeof ChartForm>, 'spaceId' | 'viewing' | 'view'> {
  wanted: Chart | 'new'
  /** Told which one is to be edited instead; null for none. */
  onWant: (chart: Chart | 'new' | null) => void
}

/** The form of the chart that is wanted, once what was entered in the one before is saved or given up. */
export default function ChartEditing({ wanted, onWant, ...shown }: Props) {
  const [edited, setEdited] = useState(wanted)
  const isWanted = keyOf(edited) === keyOf(wanted)
  return (
    <ChartForm
      key={keyOf(edited)}
      chart={edited === 'new' ? null : edited}
      isWanted={isWanted}
      onStay={() => onWant(edited)}
      onClose={() => (isWanted ? onWant(null) : setEdited(wanted))}
      {...shown}
    />
  )
}

const keyOf = (chart: Chart | 'new') => (chart === 'new' ? chart : chart.id)
