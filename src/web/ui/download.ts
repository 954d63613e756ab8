/** Saves text as a file of this name and type. */
export function downloadText(name: string, type: string, text: string): void {
  download(name, new Blob([text], { type }))
}

/** Saves a file under this name, as if it had come from a link. */
export function download(name: string, file: Blob): void {
  const address = URL.createObjectURL(file)
  const link = document.createElement('a')
  link.href = address
  link.download = name
  link.click()
  // The browser has read the address by then, or holds on to what is behind it.
  setTimeout(() => URL.revokeObjectURL(address), 10_000)
}
