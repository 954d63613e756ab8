import { Button } from '#web/ui/Button.tsx'
import css from './PartNotice.module.css'

interface Props {
  part: string
  onWhole: () => void
}

/** Says that only a part of a composite is previewed, and leads back to all of it. */
export function PartNotice({ part, onWhole }: Props) {
  return (
    <div className={css.notice}>
      <span className={css.text}>
        Only a part: <code title={part}>{part}</code>
      </span>
      <Button kind="quiet" className={css.back ?? ''} onClick={onWhole}>
        Preview all of it
      </Button>
    </div>
  )
}
