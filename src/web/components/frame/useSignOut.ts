import { useNavigate } from 'react-router'
import { sessionDelete } from '#api/session.ts'
import { useQueryClient, useWrite } from '#web/api/query.ts'
import { signInPath } from '#web/paths.ts'
import { noteSignedIn } from '#web/stores/signedIn.ts'
import { showToast } from '#web/stores/toasts.ts'
import { forgetPerson } from './forgetPerson.ts'

/** Signs the page out; nothing that was read for this person stays. */
export function useSignOut() {
  const client = useQueryClient()
  const navigate = useNavigate()
  return useWrite(sessionDelete, {
    onSuccess: () => {
      client.clear()
      forgetPerson()
      noteSignedIn(false)
      void navigate(signInPath())
    },
    onError: (error) => showToast({ tone: 'failed', text: `Not signed out: ${error.message}` }),
  })
}
