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
    onError: tellNotSent(title),
  })
}

/** Tells that Poise sent no test, and why; what a receiver says is a result. */
export const tellNotSent = (title: string) => (error: Error) =>
  showToast({
    tone: 'failed',
    text: `No test was sent to ${title === '' ? 'the service' : quoted(title)}: ${error.message}`,
  })
