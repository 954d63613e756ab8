import { type FormEvent, type ReactNode, useId, useState } from 'react'
import { type Space, spaceCreate, spaceList } from '#api/spaces.ts'
import { useWrite } from '#web/api/query.ts'
import { Dialog } from '#web/ui/Dialog.tsx'
import { Notice } from '#web/ui/Notice.tsx'
import { FormFoot } from '../page/FormFoot.tsx'
import css from './ChooseSpace.module.css'
import { type ChosenSpace, SpaceChoice } from './SpaceChoice.tsx'

interface Props {
  title: string
  /** What is done with a space that is there, and with one that is made first. */
  verb: string
  verbWithNew: string
  /** Id of the space that cannot be chosen. */
  without?: number
  busy: boolean
  /** Why it was not done. */
  failure: string | undefined
  /** What else is said and asked, below the space. */
  children?: ReactNode
  onChoose: (space: Space) => void
  onClose: () => void
}

/** Asks for a space, which is found by its name, or for a new one. */
export default function ChooseSpace({
  title,
  verb,
  verbWithNew,
  without,
  busy,
  failure,
  children,
  onChoose,
  onClose,
}: Props) {
  const form = useId()
  const [chosen, setChosen] = useState<ChosenSpace | null>(null)
  const create = useWrite(spaceCreate, { invalidates: [spaceList] })
  const isBusy = busy || create.isPending
  const choose = (event: FormEvent) => {
    event.preventDefault()
    if (isBusy || chosen === null) return
    if (chosen.id !== null) return onChoose(chosen)
    // It is there from then on, even when what it is made for is refused and tried again.
    const onSuccess = (space: Space) => {
      setChosen(space)
      onChoose(space)
    }
    create.mutate({ body: { name: chosen.name } }, { onSuccess })
  }
  const failed = create.error ? `The space was not made: ${create.error.message}` : failure
  return (
    <Dialog
      title={title}
      onClose={onClose}
      actions={
        <FormFoot
          form={form}
          verb={chosen?.id === null ? verbWithNew : verb}
          busy={isBusy}
          refusal={chosen === null ? 'Choose a space first' : undefined}
          onCancel={onClose}
        />
      }
    >
      <form id={form} onSubmit={choose} noValidate className={css.form}>
        {failed !== undefined && <Notice>{failed}</Notice>}
        <SpaceChoice without={without} value={chosen} onChange={setChosen} />
        {children}
      </form>
    </Dialog>
  )
}
