import { Button } from '#web/ui/Button.tsx'
import { Notice } from '#web/ui/Notice.tsx'
import { DocumentField } from './DocumentField.tsx'
import type { DryRun } from './useDryRun.ts'

interface Props {
  text: string
  run: DryRun
  onChange: (text: string) => void
}

/** The JSON of a space, with what the server says of it while it is typed. */
export function CheckedDocument({ text, run, onChange }: Props) {
  const { faults, error, retry } = run
  return (
    <>
      <DocumentField text={text} onChange={onChange} faults={faults} />
      {error?.status === 400 && faults.length === 0 && <Notice>{error.message}</Notice>}
      {error !== null && error.status !== 400 && (
        <Notice action={<Button onClick={retry}>Try again</Button>}>
          {`It could not be checked: ${error.message}`}
        </Notice>
      )}
    </>
  )
}
