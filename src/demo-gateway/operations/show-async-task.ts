import { failureAnswer, jsonAnswer, type Answer } from '../answer'
import { taskMissing } from '../errors'
import type { TaskState } from '../tasks/task-book'
import { sampleInstances } from '../tasks/vendor-samples'
import type { Operation } from './call'

/** ShowAsyncTaskResult: GET …/async-tasks/{task_id}. */
export const showAsyncTask: Operation = ({ params, state }) => {
  const sample = sampleInstances.find(({ instance_id }) => instance_id === params.instance_id)
  if (sample !== undefined) return failureAnswer(sample.status, sample.failure)
  const task_id = params.task_id ?? ''
  const task = state.tasks.show(task_id)
  return task === undefined ? failureAnswer(404, taskMissing(task_id)) : taskAnswer(task)
}

/** Results can be many megabytes and are asked for again and again: each is written once. */
const written = new WeakMap<TaskState, Answer>()

function taskAnswer(task: TaskState): Answer {
  const answer = written.get(task) ?? jsonAnswer(200, task)
  written.set(task, answer)
  return answer
}
