import { err, type Result } from '@shared/result'
import type { Obstacle } from '../api/access'

/** Why nothing could be asked, as an error for the screen. */
export function obstacleError(obstacle: Obstacle): Result<never> {
  switch (obstacle) {
    case 'no_token':
      return err('NO_TOKEN', 'the gateway has no credentials')
    case 'token_locked':
      return err('TOKEN_UNREADABLE', 'the credentials cannot be decrypted')
    case 'demo_not_running':
      return err('DEMO_UNAVAILABLE', 'the demo gateway is not running')
    case 'key_locked':
      return err('KEY_LOCKED', 'the access key is locked')
    case 'iam_unreachable':
    case 'iam_unavailable':
      return err('IAM_UNREACHABLE', obstacle)
    default:
      return err('CREDENTIALS_REFUSED', obstacle, { reason: obstacle })
  }
}
