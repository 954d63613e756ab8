import { serviceNotificationList } from '#api/serviceNotifications.ts'
import { serviceList, type Service } from '#api/services.ts'
import { serviceTest } from '#api/serviceTests.ts'
import { useWrite } from '#web/api/query.ts'
import { showToast } from '#web/stores/toasts.ts'
import { quoted } from '../page/quoted.ts'

/** Sends a test to a service, and has all that tells of its notifications read again. */
export function useServiceTest({ title }: Pick<Service, 'title'>) {
  return useWrite(serviceTest, {
    invalidates: [serviceList, serviceNotificationList],
    onError: (error) =>
      showToast({ tone: 'failed', text: `No test was sent to ${quoted(title)}: ${error.message}` }),
  })
}
