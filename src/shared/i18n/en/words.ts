/** Words for the server's values and ours. The server's own spelling is always shown beside or instead where it matters. */
export const words = {
  task_status: {
    waiting: 'Waiting',
    processing: 'Processing',
    succeed: 'Succeeded',
    failed: 'Failed',
    unseen: 'Status unknown'
  },
  task_type: { import_api: 'Import', export_api: 'Export', unseen: 'Type unknown' },
  outcome: {
    complete: 'Complete',
    partial: 'Partial',
    nothing_imported: 'Nothing imported',
    only_ignored: 'Only ignored',
    empty: 'Empty result'
  },
  runState: {
    created: 'Created',
    updated: 'Updated',
    imported: 'Imported',
    failed: 'Failed',
    ignored: 'Ignored',
    not_in_run: 'Not in this run'
  },
  polling: { active: 'Being watched', paused: 'Paused' },
  source: { poll: 'Poll', creation: 'Creation answer', file: 'From file', archive: 'From archive' },
  obstacles: {
    no_token: 'It has no credentials. Enter them under Gateways; polling goes on by itself then.',
    token_locked:
      'The stored credentials can no longer be decrypted on this computer. Enter them again under Gateways.',
    demo_not_running: 'The demo gateway is not running. Start it under Gateways.'
  }
}
