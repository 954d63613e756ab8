import { useEffect, useRef, useState, type FormEvent } from 'react'
import { Navigate, useLocation, useNavigate } from 'react-router'
import type { ApiError } from '#api/errors.ts'
import { sessionCreate } from '#api/session.ts'
import { useQueryClient, useWrite } from '#web/api/query.ts'
import { startSession, useSession } from '#web/api/useSession.ts'
import { forgetPerson } from '#web/components/frame/forgetPerson.ts'
import { Mark } from '#web/components/frame/Mark.tsx'
import { readReturnPath, readSignInCode } from '#web/paths.ts'
import { Button } from '#web/ui/Button.tsx'
import { WarningIcon } from '#web/ui/icons.tsx'
import { TextInput } from '#web/ui/TextInput.tsx'
import css from './SignInPage.module.css'

/** `/signin`: by email and token, or at once by the code of a one-time link. */
export default function SignInPage() {
  const client = useQueryClient()
  const { search } = useLocation()
  const signIn = useWrite(sessionCreate, {
    onSuccess: (reply) => {
      forgetPerson()
      startSession(client, reply)
    },
  })
  const code = useCodeOfLink((found) => signIn.mutate({ body: { code: found } }))

  // A link that signs in needs no word on who was signed in before.
  const linkIsTried = code === undefined || signIn.isSuccess || signIn.isError
  const session = useSession(linkIsTried)
  if (session && linkIsTried) return <Navigate to={readReturnPath(new URLSearchParams(search))} replace />
  return (
    <main className={css.page}>
      <title>Sign in · Poise</title>
      <div className={css.panel}>
        <h1 className={css.name}>
          <Mark size={36} />
          Poise
        </h1>
        <SignInForm
          busy={signIn.isPending}
          error={signIn.error && whyNot(signIn.error, signIn.variables?.body)}
          onSubmit={(body) => signIn.mutate({ body })}
        />
        <p className={css.help}>
          The admin token is the one in POISE_TOKEN, or without it was printed in the terminal at the first
          start. Any token of the account signs in here.
        </p>
      </div>
    </main>
  )
}

/** The code in the address, taken out of it at once and handed over exactly once. */
function useCodeOfLink(onFound: (code: string) => void): string | undefined {
  const { hash, pathname, search } = useLocation()
  const navigate = useNavigate()
  const [code] = useState(() => readSignInCode(hash))
  const isHandedOver = useRef(false)
  useEffect(() => {
    if (code === undefined || isHandedOver.current) return
    isHandedOver.current = true
    void navigate(pathname + search, { replace: true })
    onFound(code)
  })
  return code
}

interface FormProps {
  busy: boolean
  error: string | null
  onSubmit: (body: { email: string; token: string }) => void
}

function SignInForm({ busy, error, onSubmit }: FormProps) {
  const [missing, setMissing] = useState<{ email?: string; token?: string }>({})
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    const form = new FormData(event.currentTarget)
    const email = String(form.get('email')).trim()
    const token = String(form.get('token')).trim()
    setMissing({
      ...(email === '' && { email: 'Enter the email of the account' }),
      ...(token === '' && { token: 'Enter a token of the account' }),
    })
    if (email !== '' && token !== '' && !busy) onSubmit({ email, token })
  }
  return (
    <form className={css.form} onSubmit={submit} noValidate>
      <TextInput
        label="Email"
        name="email"
        inputMode="email"
        autoComplete="username"
        error={missing.email}
        // There is nothing else to do on this page.
        // oxlint-disable-next-line jsx-a11y/no-autofocus
        autoFocus
      />
      <TextInput
        label="Token"
        name="token"
        type="password"
        autoComplete="current-password"
        error={missing.token}
      />
      <Button type="submit" kind="primary" busy={busy}>
        {busy ? 'Signing in…' : 'Sign in'}
      </Button>
      <p role="alert" className={css.error}>
        {error !== null && !busy && (
          <>
            <WarningIcon />
            {error}
          </>
        )}
      </p>
    </form>
  )
}

function whyNot(error: ApiError, body: object | undefined): string {
  if (error.status >= 500 || error.status === 0 || error.status === 429) return error.message
  return body && 'code' in body
    ? 'This sign-in link was used already or is too old. Sign in with your email and token.'
    : 'This email and token do not match.'
}
