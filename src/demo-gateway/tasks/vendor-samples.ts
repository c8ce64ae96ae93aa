import type { Failure } from '../answer'
import { missingParameter, notPermitted, systemError, taskMissing, tokenWrong } from '../errors'
import { wireJson } from '../json'
import type { TaskState } from './task-book'

/** The group of the vendor's samples 1 and 2. */
export const sampleGroup = { id: '9100ae30705947cc9543d37cd7fb388c', name: 'test8' }

/** The document inside sample 2, tabs and odd ending included. */
const sampleDocument = `{
	"swagger": "2.0",
	"info": {
		"title": "test8",
		"version": "2023-07-11-19:54:22"
	},
	"host": "9100ae30705947cc9543d37cd7fb388c.example.com",
	"paths": {
		"/test1": {
			"get": {
				"security": [
					{
						"apig-auth-app": []
					}
				],
				"schemes": [
					"https"
				],
				"operationId": "API_zjev",
				"responses": {
					"default": {
						"$ref": "#/responses/default"
					},
					"x-apigateway-result-failure-sample": "",
					"x-apigateway-result-normal-sample": ""
				},
				"x-apigateway-backend": {
					"mockEndpoints": {
						"description": "",
						"result-content": "not ok"
					},
					"type": "MOCK"
				},
				"x-apigateway-cors": false,
				"x-apigateway-match-mode": "NORMAL",
				"x-apigateway-request-type": "public"
			}
		}
	},
	"responses": {
		"default": {
			"description": "response example"
		}
	},
	"securityDefinitions": {
		"apig-auth-app": {
			"type": "apiKey",
			"name": "Authorization",
			"in": "header",
			"x-apigateway-auth-type": "AppSigv1"
		},
		"apig-auth-app-header": {
			"type": "apiKey",
			"name": "Authorization",
			"in": "header",
			"x-apigateway-auth-opt": {
				"appcode-auth-type": "header"
			},
			"x-apigateway-auth-type": "AppSigv1"
		},
		"apig-auth-iam": {
			"type": "apiKey",
			"name": "unused",
			"in": "header",
			"x-apigateway-auth-type": "IAM"
		}
	}
,
	"x-apigateway-responses": {}
}`

/** The five task states the vendor's page prints (revision 2024-10-09), under their own task ids. */
export const sampleTasks: readonly TaskState[] = [
  {
    task_id: 'd9ce8c9eede54b3f841ec324fe0bfdc2',
    task_status: 'succeed',
    task_type: 'import_api',
    task_result: wireJson({
      success: [{ id: 'ee93ce6815f04896b301452982b92222', action: 'create', method: 'GET', path: '/test1' }],
      failure: [],
      swagger: { id: 'de1852ab6c5e4090b0bd88a02058e650', result: 'Success' },
      group_id: sampleGroup.id
    })
  },
  {
    task_id: 'd6e8834b6f0f4711a2fa5345e5b60833',
    task_status: 'succeed',
    task_type: 'export_api',
    task_result: wireJson({
      FileName: 'test8-RELEASE-all-2023-07-11-19:54:22',
      FileType: '.json',
      Comment: sampleDocument
    })
  },
  {
    task_id: 'f01d2772ea4944408fa544c8ae5a9999',
    task_status: 'failed',
    task_type: 'import_api',
    task_result: wireJson({ error_code: 'APIG.3201', error_msg: 'The API group name already exists' })
  },
  {
    task_id: '4dfbf6acaacf4c41a8b3c50daa90d3dc',
    task_status: 'processing',
    task_type: 'import_api',
    task_result: ''
  },
  {
    task_id: 'c3b78a52fb28461aab92bf6c6989f731',
    task_status: 'waiting',
    task_type: 'import_api',
    task_result: ''
  }
]

/** An instance on which every request for a task is answered with one of the page's five error samples. */
export interface SampleInstance {
  instance_id: string
  status: number
  failure: Failure
}

/** Instances of their own, because the 404 sample and sample 1 are about the same task. */
export const sampleInstances: readonly SampleInstance[] = [
  { instance_id: sampleInstanceId(400), status: 400, failure: missingParameter('task_id') },
  { instance_id: sampleInstanceId(401), status: 401, failure: tokenWrong },
  { instance_id: sampleInstanceId(403), status: 403, failure: notPermitted },
  {
    instance_id: sampleInstanceId(404),
    status: 404,
    failure: taskMissing('d9ce8c9eede54b3f841ec324fe0bfdc2')
  },
  { instance_id: sampleInstanceId(500), status: 500, failure: systemError }
]

function sampleInstanceId(status: number): string {
  return `e${String(status).padStart(31, '0')}`
}
