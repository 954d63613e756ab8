import { type ListedService, serviceDelete, serviceList } from '#api/services.ts'
import { useWrite } from '#web/api/query.ts'
import { showToast } from '#web/stores/toasts.ts'
import { NameList } from '../page/NameList.tsx'
import { Deletion } from '../page/Deletion.tsx'
import { quoted } from '../page/quoted.ts'

interface Props {
  service: ListedService
  onClose: () => void
}

/** Asks before a service goes, and names the alerts that tell it: nothing brings its secrets back. */
export function DeleteService({ service: { id, title, usage }, onClose }: Props) {
  const remove = useWrite(serviceDelete, {
    invalidates: [serviceList],
    onSuccess: () => showToast({ text: `Deleted ${quoted(title)}` }),
  })
  const alerts = usage?.alerts ?? []
  return (
    <Deletion
      what={quoted(title)}
      busy={remove.isPending}
      error={remove.error}
      onClose={onClose}
      onDelete={() => remove.mutate({ params: { id } }, { onSuccess: onClose })}
    >
      {alerts.length === 0 ? (
        <p>No alert tells it. Its settings are lost.</p>
      ) : (
        <>
          <p>
            {alerts.length === 1 ? 'This alert tells' : `These ${alerts.length} alerts tell`} nobody by it any
            more:
          </p>
          <NameList names={alerts.map(({ name }) => name)} />
          <p>Its settings are lost.</p>
        </>
      )}
    </Deletion>
  )
}
