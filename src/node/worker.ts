/** The worker thread: takes batches of documents, gives pieces of the output as text. Its work comes with the thread. */
import { workerData } from 'node:worker_threads';
import { createReader, type Read, type Work } from './reader.js';

const read: Read = createReader(workerData as Work);
export default read;
