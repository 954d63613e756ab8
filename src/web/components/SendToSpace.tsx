import { type FormEvent, useId, useState } from 'react'
import { useNavigate } from 'react-router'
import { type Chart, chartCreate, chartList } from '#api/charts.ts'
import { MAX_LENGTH } from '#api/pagination.ts'
import { type Space, spaceCreate, spaceList, spaceView } from '#api/spaces.ts'
import { keepPreviousData, q, useQuery, useWrite } from '#web/api/query.ts'
import { spacePath } from '#web/paths.ts'
import { showToast } from '#web/stores/toasts.ts'
import { Button } from '#web/ui/Button.tsx'
import { Dialog } from '#web/ui/Dialog.tsx'
import { Notice } from '#web/ui/Notice.tsx'
import { Combobox } from '#web/ui/Combobox.tsx'
import { bestFirst } from './bestFirst.ts'
import { quoted } from './quoted.ts'
import { spaceNamed } from './spaceNamed.ts'
import { useWithTime } from './useWithTime.ts'

interface Props {
  chart: Chart
  onClose: () => void
}

/** Adds the chart as it is shown to a space that is found by its name, or to a new one of that name. */
export function SendToSpace({ chart: { id: _id, ...chart }, onClose }: Props) {
  const form = useId()
  const navigate = useNavigate()
  const timed = useWithTime()
  const [name, setName] = useState('')
  const query = { name: name.trim(), length: MAX_LENGTH }
  const found = useQuery({ ...q(spaceList, { query }), placeholderData: keepPreviousData })
  const spaces = found.data?.spaces ?? []
  const known = found.isPlaceholderData ? undefined : spaceNamed(spaces, name)

  const add = useWrite(chartCreate, { invalidates: [chartList, spaceView] })
  const create = useWrite(spaceCreate, { invalidates: [spaceList] })
  const addTo = (space: Space) =>
    add.mutate(
      { params: { id: space.id }, body: chart },
      {
        onSuccess: () => {
          showToast({
            text: `${quoted(chart.name)} is on ${quoted(space.name)}`,
            action: { label: 'Open the space', perform: () => void navigate(timed(spacePath(space.id))) },
          })
          onClose()
        },
      },
    )
  const busy = add.isPending || create.isPending
  const send = (event: FormEvent) => {
    event.preventDefault()
    if (busy || name.trim() === '' || found.data === undefined || found.isPlaceholderData) return
    if (known) addTo(known)
    else create.mutate({ body: { name: name.trim() } }, { onSuccess: addTo })
  }
  const failure = create.error ?? add.error
  return (
    <Dialog
      title="Send to a space"
      onClose={onClose}
      actions={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button kind="primary" type="submit" form={form} busy={busy}>
            {name.trim() === '' || known || found.isPlaceholderData
              ? 'Add the chart'
              : 'Make it and add the chart'}
          </Button>
        </>
      }
    >
      <form id={form} onSubmit={send} noValidate>
        {failure && <Notice>{`Not added: ${failure.message}`}</Notice>}
        <Combobox
          label="Space"
          takesFocus
          opensOnFocus
          placeholder="Type to find one"
          hint="A name that no space has yet makes a new one."
          value={name}
          suggestions={bestFirst([...new Set(spaces.map((space) => space.name))], name.trim())}
          onChange={setName}
        />
      </form>
    </Dialog>
  )
}
