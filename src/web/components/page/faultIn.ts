/** The first field of a form that something is wrong with. */
export const faultIn = (form: HTMLFormElement | null) => form?.querySelector<HTMLElement>('[aria-invalid]')
