/**
 * Ends this process when it hangs: when it has not said for some time that it is alive. The time is the processor's, so that other work on the
 * machine makes nothing fail; the clock's, and long, for what waits and never ends.
 */
import { Worker } from 'node:worker_threads';

const WAIT_MS = 60_000;
const CODE = `const told = require('node:worker_threads').workerData;
let last, from, at;
setInterval(() => {
  const { user, system } = process.cpuUsage();
  if (told[0] !== last) [last, from, at] = [told[0], user + system, Date.now()];
  else if (user + system - from > told[1] * 1000 || Date.now() - at > ${WAIT_MS}) process.kill(process.pid, 'SIGKILL');
}, 300);`;

export function watched(ms: number): { alive: () => void; limit: (ms: number) => void } {
  const told = new Int32Array(new SharedArrayBuffer(8));
  told[1] = ms;
  new Worker(CODE, { eval: true, workerData: told }).unref();
  return {
    alive: () => void Atomics.add(told, 0, 1),
    limit: (ms) => void Atomics.store(told, 1, ms),
  };
}
