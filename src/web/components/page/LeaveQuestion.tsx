import { Button } from '#web/ui/Button.tsx'
import { Dialog } from '#web/ui/Dialog.tsx'

interface Props {
  /** What was changed, such as “this service”. */
  what: string
  onStay: () => void
  onLeave: () => void
}

/** Asked where a form is left that has what nobody saved yet. */
export function LeaveQuestion({ what, onStay, onLeave }: Props) {
  return (
    <Dialog
      title="Leave without saving?"
      onClose={onStay}
      actions={
        <>
          <Button onClick={onStay}>Keep editing</Button>
          <Button kind="danger" onClick={onLeave}>
            Discard changes
          </Button>
        </>
      }
    >
      <p>{`Your changes to ${what} are not saved.`}</p>
    </Dialog>
  )
}
