import { Button } from '#web/ui/Button.tsx'

interface Props {
  /** The id of the form that is sent off. */
  form: string
  /** What that does: `Create`. */
  verb: string
  busy: boolean
  /** Why it cannot be sent off now. */
  refusal?: string | undefined
  onCancel: () => void
}

/** The two ways out of a form that stands above them. */
export function FormFoot({ form, verb, busy, refusal, onCancel }: Props) {
  return (
    <>
      <Button onClick={onCancel}>Cancel</Button>
      <Button kind="primary" type="submit" form={form} busy={busy} refusal={refusal}>
        {verb}
      </Button>
    </>
  )
}
