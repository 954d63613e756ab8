import { useParams } from 'react-router'
import { alertList } from '#api/alerts.ts'
import { useRefusal } from '#web/api/useSession.ts'
import { AlertEditor } from '#web/components/alerts/AlertEditor.tsx'
import { AlertList } from '#web/components/alerts/AlertList.tsx'
import { AlertView } from '#web/components/alerts/AlertView.tsx'
import { PageBar } from '#web/components/page/PageBar.tsx'
import { EmptyState } from '#web/ui/EmptyState.tsx'

/** `/alerts`, `/alerts/new`, `/alerts/:id` and `/alerts/:id/edit`: all alerts, and one that is made, looked at or changed. */
export default function AlertsPage() {
  const { id, edit } = useParams()
  const mayNotRead = useRefusal(alertList)
  if (mayNotRead !== undefined) {
    return (
      <>
        <PageBar title="Alerts" />
        <EmptyState title="Alerts are not shown to this token">
          <p>An alert tells people when a metric leaves its bounds. {mayNotRead}</p>
        </EmptyState>
      </>
    )
  }
  if (id === undefined) return <AlertList />
  if (id === 'new') return <AlertEditor key={id} />
  return edit === 'edit' ? <AlertEditor key={id} id={Number(id)} /> : <AlertView key={id} id={Number(id)} />
}
