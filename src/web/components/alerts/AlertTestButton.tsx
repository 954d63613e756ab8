import { type Alert } from '#api/alerts.ts'
import { alertTest } from '#api/alertTests.ts'
import { useWrite } from '#web/api/query.ts'
import { useRefusal } from '#web/api/useSession.ts'
import { Button } from '#web/ui/Button.tsx'
import { Notice } from '#web/ui/Notice.tsx'
import css from './AlertTestButton.module.css'
import { TestAnswer } from '../settings/TestAnswer.tsx'

/** Sends a test of an alert to its services, and tells what came of each. */
export function AlertTestButton({ alert }: { alert: Pick<Alert, 'id'> }) {
  const { mutate, isPending, data, error } = useWrite(alertTest)
  return (
    <div className={css.test}>
      <Button
        refusal={useRefusal(alertTest)}
        busy={isPending}
        onClick={() => mutate({ params: { id: alert.id } })}
      >
        Send a test
      </Button>
      {error !== null && <Notice>{`No test was sent: ${error.message}`}</Notice>}
      {data?.services.map((result) => (
        <div key={result.id} className={css.result}>
          <bdi>{result.title}</bdi>
          <TestAnswer result={result} />
        </div>
      ))}
    </div>
  )
}
