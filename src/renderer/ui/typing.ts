/** Whether keys pressed here write text, so that a single letter is no shortcut. What can only be read is no such place. */
export function isTyping({ target }: Event): boolean {
  const editable = 'input:not([type=radio], [type=checkbox]), textarea, [contenteditable=true]'
  const element = target instanceof Element ? target.closest(editable) : null
  return element !== null && element.getAttribute('aria-readonly') !== 'true'
}
