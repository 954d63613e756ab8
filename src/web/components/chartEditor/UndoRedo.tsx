import { IconButton } from '#web/ui/Button.tsx'
import { RedoIcon, UndoIcon } from '#web/ui/icons.tsx'

interface Props {
  undo: () => void
  redo: () => void
  /** What the next step back or forth would change; undefined when there is none. */
  toUndo: string | undefined
  toRedo: string | undefined
}

/** Takes changes back and forth; each button says what it would change. */
export function UndoRedo({ undo, redo, toUndo, toRedo }: Props) {
  return (
    <span>
      <IconButton
        label={toUndo === undefined ? 'Undo' : `Undo: ${toUndo}`}
        refusal={toUndo === undefined ? 'Nothing was changed yet.' : undefined}
        onClick={undo}
      >
        <UndoIcon />
      </IconButton>
      <IconButton
        label={toRedo === undefined ? 'Redo' : `Redo: ${toRedo}`}
        refusal={toRedo === undefined ? 'Nothing was undone.' : undefined}
        onClick={redo}
      >
        <RedoIcon />
      </IconButton>
    </span>
  )
}
