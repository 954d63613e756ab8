import { type FormEvent, useId, useState } from 'react'
import { useNavigate } from 'react-router'
import { type Chart, chartCreate, chartList } from '#api/charts.ts'
import { type Space, spaceCreate, spaceList, spaceView } from '#api/spaces.ts'
import { useWrite } from '#web/api/query.ts'
import { spacePath } from '#web/paths.ts'
import { showToast } from '#web/stores/toasts.ts'
import { Button } from '#web/ui/Button.tsx'
import { Dialog } from '#web/ui/Dialog.tsx'
import { Notice } from '#web/ui/Notice.tsx'
import { TextInput } from '#web/ui/TextInput.tsx'
import { chartInWords } from './chartInWords.ts'
import { quoted } from './quoted.ts'
import { type ChosenSpace, SpaceChoice } from './SpaceChoice.tsx'
import css from './SendToSpace.module.css'
import { useWithTime } from './useWithTime.ts'

interface Props {
  chart: Chart
  onClose: () => void
}

/** Adds the chart as it is shown to a space that is found by its name, or to a new one. */
export function SendToSpace({ chart: { id: _id, ...chart }, onClose }: Props) {
  const form = useId()
  const navigate = useNavigate()
  const timed = useWithTime()
  const [name, setName] = useState(chart.name)
  const [chosen, setChosen] = useState<ChosenSpace | null>(null)
  const add = useWrite(chartCreate, { invalidates: [chartList, spaceView] })
  const create = useWrite(spaceCreate, { invalidates: [spaceList] })
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
  const busy = add.isPending || create.isPending
  const send = (event: FormEvent) => {
    event.preventDefault()
    if (busy || chosen === null) return
    if (chosen.id !== null) return addTo(chosen)
    // It is there from then on, even when the chart is refused and sent again.
    const onSuccess = (space: Space) => {
      setChosen(space)
      addTo(space)
    }
    create.mutate({ body: { name: chosen.name } }, { onSuccess })
  }
  const failure = create.error ?? add.error
  return (
    <Dialog
      title="Send to a space"
      onClose={onClose}
      actions={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button
            kind="primary"
            type="submit"
            form={form}
            busy={busy}
            refusal={chosen === null ? 'Choose a space first' : undefined}
          >
            {chosen?.id === null ? 'Make the space and add the chart' : 'Add the chart'}
          </Button>
        </>
      }
    >
      <p>{chartInWords(chart)}</p>
      <form id={form} onSubmit={send} noValidate className={css.form}>
        {failure && <Notice>{`Not added: ${failure.message}`}</Notice>}
        <SpaceChoice value={chosen} onChange={setChosen} />
        <TextInput label="Name of the chart" value={name} onChange={(event) => setName(event.target.value)} />
      </form>
    </Dialog>
  )
}
