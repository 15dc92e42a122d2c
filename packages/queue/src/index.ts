export { createQueues, type Queues, type QueueOptions, type RunJob, type TaskJob, type JobWorker } from './queues.ts'
