import { showToast } from '#web/stores/toasts.ts'
import { watchIdle } from './idle.ts'

/** Gives the page the whole screen, or the screen back. */
export async function toggleFullScreen(): Promise<void> {
  if (document.fullscreenElement !== null) return document.exitFullscreen()
  try {
    await document.documentElement.requestFullscreen()
  } catch {
    showToast({ tone: 'failed', text: 'This browser gives the page no full screen.' })
    return
  }
  const stop = watchIdle(document.documentElement)
  const onChange = () => {
    if (document.fullscreenElement !== null) return
    document.removeEventListener('fullscreenchange', onChange)
    stop()
  }
  document.addEventListener('fullscreenchange', onChange)
}
