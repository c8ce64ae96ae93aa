import { tick } from 'svelte'

/** Puts the cursor into the first field of the form that is marked as wrong, once the marks are on screen. */
export async function focusFirstInvalid(form: HTMLElement): Promise<void> {
  await tick()
  form.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus()
}
