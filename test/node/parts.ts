/** The inner parts that the tests of threads look at. */
export { batching, crewOf } from '../../src/node/crew.js';
export { inOrder } from '../../src/node/order.js';
export { createCrew } from '../../src/node/pool.js';
