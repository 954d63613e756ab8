import { useState } from 'react'
import { useNavigate } from 'react-router'
import { type Chart, chartCreate, chartList } from '#api/charts.ts'
import { type Space, spaceView } from '#api/spaces.ts'
import { useWrite } from '#web/api/query.ts'
import { spacePath } from '#web/paths.ts'
import { showToast } from '#web/stores/toasts.ts'
import { TextInput } from '#web/ui/TextInput.tsx'
import { chartInWords } from './chartInWords.ts'
import ChooseSpace from '../spaceChoice/ChooseSpace.tsx'
import { quoted } from '../page/quoted.ts'
import { useWithTime } from '../page/useWithTime.ts'

interface Props {
  chart: Chart
  onClose: () => void
}

/** Adds the chart as it is shown to a space that is found by its name, or to a new one. */
export function SendToSpace({ chart: { id: _id, ...chart }, onClose }: Props) {
  const navigate = useNavigate()
  const timed = useWithTime()
  const [name, setName] = useState(chart.name)
  const add = useWrite(chartCreate, { invalidates: [chartList, spaceView] })
  const addTo = (space: Space) =>
    add.mutate(
      { params: { id: space.id }, body: { ...chart, name } },
      {
        onSuccess: () => {
          showToast({
            text: `${quoted(name)} is on ${quoted(space.name)}`,
            action: { label: 'Open the space', perform: () => void navigate(timed(spacePath(space.id))) },
          })
          onClose()
        },
      },
    )
  return (
    <ChooseSpace
      title="Send to a space"
      verb="Add the chart"
      verbWithNew="Make the space and add the chart"
      busy={add.isPending}
      failure={add.error ? `Not added: ${add.error.message}` : undefined}
      onChoose={addTo}
      onClose={onClose}
    >
      <TextInput label="Name of the chart" value={name} onChange={(event) => setName(event.target.value)} />
      <p>{chartInWords(chart)}</p>
    </ChooseSpace>
  )
}
