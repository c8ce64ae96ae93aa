import type { Page } from 'playwright'
import type { Credential } from '@shared/contract/credentials'
import type { ConnectionTest } from '@shared/contract/gateway'
import { messagesFor } from '@shared/i18n/messages'

const { gateways: profileWords, credentials: words, network } = messagesFor('en')
const { verdicts } = network

/** A gateway as a person enters it. */
export interface EnteredGateway {
  name: string
  endpoint: string
  project_id: string
  instance_id: string
  /** Only for an IAM user. */
  iam_endpoint?: string
  credential: Credential
}

/** Fills the form for a new gateway in, in English, agreeing to weak protection; it is not sent yet. */
export async function fillGateway(page: Page, gateway: EnteredGateway): Promise<void> {
  await page.keyboard.press('ControlOrMeta+3')
  await page.getByRole('button', { name: profileWords.add }).first().click()
  const form = page.getByRole('region', { name: profileWords.add })
  const fill = async (label: string, value: string): Promise<void> => {
    const hidden = form.locator('input[type=password]').and(form.getByLabel(label))
    await form.getByRole('textbox', { name: label, exact: true }).or(hidden).fill(value)
  }
  await fill(profileWords.name, gateway.name)
  await fill(profileWords.endpoint, gateway.endpoint)
  await fill(profileWords.projectId, gateway.project_id)
  await fill(profileWords.instanceId, gateway.instance_id)
  await form.getByText(words.kinds[gateway.credential.kind], { exact: true }).click()
  if (gateway.iam_endpoint !== undefined) await fill(words.iamEndpoint, gateway.iam_endpoint)
  for (const [label, value] of fieldsOf(gateway.credential)) await fill(label, value)
  await form.getByText(words.keeps.weak, { exact: true }).click()
  await form.getByRole('switch').check()
}

/** Sends the form; waits until the connection test that follows has found this. */
export async function sendGateway(
  page: Page,
  { name }: EnteredGateway,
  verdict: ConnectionTest['verdict']
): Promise<void> {
  const form = page.getByRole('region', { name: profileWords.add })
  await form.getByRole('button', { name: profileWords.create }).click()
  const panel = page.getByRole('region', { name, exact: true })
  await panel.getByText(verdicts[verdict].title, { exact: true }).first().waitFor()
}

function fieldsOf(credential: Credential): [string, string][] {
  switch (credential.kind) {
    case 'token':
      return [[profileWords.tokenField, credential.token]]
    case 'iam_user':
      return [
        [words.account, credential.account],
        [words.user, credential.user],
        [words.password, credential.password]
      ]
    case 'ak_sk':
      return [
        [words.accessKey, credential.access_key],
        [words.secretKey, credential.secret_key]
      ]
    case 'temporary_ak_sk':
      return [
        [words.accessKey, credential.access_key],
        [words.secretKey, credential.secret_key],
        [words.securityToken, credential.security_token]
      ]
  }
}
