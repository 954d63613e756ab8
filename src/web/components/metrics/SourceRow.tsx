import { useState } from 'react'
import { Link } from 'react-router'
import { sourceList, sourceUpdate, type Source } from '#api/sources.ts'
import type { Space } from '#api/spaces.ts'
import { SOURCE_NAME } from '#api/names.ts'
import { useWrite } from '#web/api/query.ts'
import { useRefusal } from '#web/api/useSession.ts'
import { spacePath } from '#web/paths.ts'
import { showToast } from '#web/stores/toasts.ts'
import { Button, IconButton } from '#web/ui/Button.tsx'
import { CloseIcon } from '#web/ui/icons.tsx'
import { InlineInput } from '#web/ui/InlineInput.tsx'
import css from './SourceRow.module.css'
import { quoted } from '../page/quoted.ts'
import { useWithTime } from '../page/useWithTime.ts'

const NOT_NAMEABLE = 'Only sources of the characters A-Z a-z 0-9 . : - _ can have a display name.'

interface Props {
  source: Source
  /** The space visited last, which can be looked at for one source alone. */
  space: Space | undefined
}

/** One source of the list, its display name edited in place. */
export function SourceRow({ source: { name, display_name }, space }: Props) {
  const [editing, setEditing] = useState(false)
  const timed = useWithTime()
  const update = useWrite(sourceUpdate, {
    invalidates: [sourceList],
    onError: (error) =>
      showToast({ tone: 'failed', text: `${quoted(name)} keeps its display name: ${error.message}` }),
  })
  const refused = useRefusal(sourceUpdate)
  const refusal = refused ?? (SOURCE_NAME.test(name) ? undefined : NOT_NAMEABLE)
  const shown = update.isPending ? update.variables.body?.display_name : display_name
  const save = (text: string | null) => {
    setEditing(false)
    update.mutate({ params: { name }, body: { display_name: text } })
  }
  return (
    <li className={css.row}>
      <bdi className={css.name} title={name}>
        {name}
      </bdi>
      <div className={css.display}>
        {editing ? (
          <InlineInput
            label={`Display name of ${name}`}
            initial={display_name ?? ''}
            maxLength={255}
            onCancel={() => setEditing(false)}
            onCommit={save}
          />
        ) : (
          <Button
            kind="quiet"
            className={css.edit ?? ''}
            title={shown ?? undefined}
            refusal={refusal}
            aria-label={shown ? `Display name of ${name}: ${shown}` : `Add a display name of ${name}`}
            onClick={() => setEditing(true)}
          >
            <bdi className={css.text} data-none={!shown || undefined}>
              {shown || 'Add a display name'}
            </bdi>
          </Button>
        )}
        {display_name && !editing && (
          <IconButton
            label={`Remove the display name of ${name}`}
            refusal={refusal}
            onClick={() => save(null)}
          >
            <CloseIcon />
          </IconButton>
        )}
      </div>
      {space !== undefined && (
        <Link
          to={timed(spacePath(space.id, `?source=${encodeURIComponent(name)}`))}
          className={css.show}
          title={`The space ${quoted(space.name)} with the source ${name}`}
        >
          Show on <bdi>{space.name}</bdi>
        </Link>
      )}
    </li>
  )
}
