import { useState } from 'react'
import { useNavigate } from 'react-router'
import { spaceCreate, spaceList } from '#api/spaces.ts'
import { useWrite } from '#web/api/query.ts'
import { spacePath } from '#web/paths.ts'
import { InlineInput } from '#web/ui/InlineInput.tsx'
import css from './NewSpace.module.css'

/** A row in which to name a new space; then the page goes on there. */
export function NewSpace({ onDone }: { onDone: () => void }) {
  const navigate = useNavigate()
  const [name, setName] = useState<string>()
  const create = useWrite(spaceCreate, {
    invalidates: [spaceList],
    onSuccess: (space) => void navigate(spacePath(space.id)),
    onError: () => setName(undefined),
  })
  return (
    <div className={css.row}>
      {name === undefined ? (
        <InlineInput
          label="Name of the new space"
          placeholder="Name of the new space"
          initial=""
          maxLength={255}
          onCancel={onDone}
          onCommit={(entered) => {
            setName(entered)
            create.mutate({ body: { name: entered } })
          }}
        />
      ) : (
        <span className={css.name}>{name}</span>
      )}
      <p role="alert" className={css.error}>
        {create.error && `Not created: ${create.error.message}`}
      </p>
    </div>
  )
}
