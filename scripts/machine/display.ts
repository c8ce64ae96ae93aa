/** Whether windows can be shown: always, except on a Linux without an X or Wayland session. */
export const hasDisplay =
  process.platform !== 'linux' || Boolean(process.env['DISPLAY'] || process.env['WAYLAND_DISPLAY'])
