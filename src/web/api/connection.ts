import { create } from 'zustand'

/** Unix seconds since when the server has not answered; null while it answers. */
interface Connection {
  lostSince: number | null
}

export const useConnection = create<Connection>(() => ({ lostSince: null }))

/** Told by every call: `answered` is false when nothing came back, or only a proxy's word that nobody is behind it. */
export function noteAnswer(answered: boolean, now: number): void {
  const { lostSince } = useConnection.getState()
  if (answered && lostSince !== null) useConnection.setState({ lostSince: null })
  if (!answered && lostSince === null) useConnection.setState({ lostSince: now })
}
