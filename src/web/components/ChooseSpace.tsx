import { type FormEvent, useId, useState } from 'react'
import { MAX_LENGTH } from '#api/pagination.ts'
import { type Space, spaceCreate, spaceList } from '#api/spaces.ts'
import { keepPreviousData, q, useQuery, useWrite } from '#web/api/query.ts'
import { Button } from '#web/ui/Button.tsx'
import { Combobox } from '#web/ui/Combobox.tsx'
import { Dialog } from '#web/ui/Dialog.tsx'
import { Notice } from '#web/ui/Notice.tsx'
import { bestFirst } from './bestFirst.ts'

interface Props {
  title: string
  /** What is done with a space that is there, and with one that is made first. */
  verb: string
  verbWithNew: string
  busy: boolean
  /** Why it was not done. */
  failure: string | undefined
  onChoose: (space: Space) => void
  onClose: () => void
}

/** Asks for a space, which is found by its name, or made of that name. */
export function ChooseSpace({ title, verb, verbWithNew, busy, failure, onChoose, onClose }: Props) {
  const form = useId()
  const [name, setName] = useState('')
  const query = { name: name.trim(), length: MAX_LENGTH }
  const found = useQuery({ ...q(spaceList, { query }), placeholderData: keepPreviousData })
  const spaces = found.data?.spaces ?? []
  const known = found.isPlaceholderData ? undefined : spaceNamed(spaces, name)

  const create = useWrite(spaceCreate, { invalidates: [spaceList] })
  const isBusy = busy || create.isPending
  const choose = (event: FormEvent) => {
    event.preventDefault()
    if (isBusy || name.trim() === '' || found.data === undefined || found.isPlaceholderData) return
    if (known) onChoose(known)
    else create.mutate({ body: { name: name.trim() } }, { onSuccess: onChoose })
  }
  const failed = create.error ? `The space was not made: ${create.error.message}` : failure
  return (
    <Dialog
      title={title}
      onClose={onClose}
      actions={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button kind="primary" type="submit" form={form} busy={isBusy}>
            {name.trim() === '' || known || found.isPlaceholderData ? verb : verbWithNew}
          </Button>
        </>
      }
    >
      <form id={form} onSubmit={choose} noValidate>
        {failed !== undefined && <Notice>{failed}</Notice>}
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

/** The space of exactly this name, else the one of this name in other letters. */
function spaceNamed(spaces: readonly Space[], text: string): Space | undefined {
  const name = text.trim()
  const lower = name.toLowerCase()
  return (
    spaces.find((space) => space.name === name) ?? spaces.find((space) => space.name.toLowerCase() === lower)
  )
}
