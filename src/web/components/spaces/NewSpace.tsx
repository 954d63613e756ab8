import { useState } from 'react'
import { useNavigate } from 'react-router'
import { spaceCreate, spaceList } from '#api/spaces.ts'
import { useWrite } from '#web/api/query.ts'
import { spacePath } from '#web/paths.ts'
import { InlineInput } from '#web/ui/InlineInput.tsx'
import css from './NewSpace.module.css'
import { useWithTime } from '../page/useWithTime.ts'

/** A row in which to name a new space; then the page goes on there. */
export function NewSpace({ onDone }: { onDone: () => void }) {
  const navigate = useNavigate()
  const timed = useWithTime()
  const [refused, setRefused] = useState<string>()
  const create = useWrite(spaceCreate, {
    invalidates: [spaceList],
    onError: (_error, { body }) => setRefused(body?.name),
  })
  return (
    <div className={css.row}>
      {create.isIdle || create.isError ? (
        <InlineInput
          // Each attempt is another field: one that was taken over takes nothing more.
          key={create.submittedAt}
          label="Name of the new space"
          placeholder="Name of the new space"
          refused={refused}
          maxLength={255}
          onCancel={onDone}
          onCommit={(name) =>
            create.mutate({ body: { name } }, { onSuccess: ({ id }) => void navigate(timed(spacePath(id))) })
          }
        />
      ) : (
        <span className={css.name}>{create.variables.body?.name}</span>
      )}
      <p role="alert" className={css.error}>
        {create.error && `Not created: ${create.error.message}`}
      </p>
    </div>
  )
}
