/**
 * Documents in batches over a crew, in order: takes documents as they come, gives each with its outcome, in the order they came in. Back-pressure:
 * no more is read than a few batches ahead of what the caller has taken. A batch that is not full is sent when nothing more comes for a moment,
 * so a caller that waits for each answer gets it.
 */
import type { Document, Failure } from './documents.js';
import type { Outcome, Read } from './reader.js';

export interface Done {
  readonly item: Document | Failure;
  readonly outcome: Outcome;
}

export interface Batching {
  /** Articles a batch. */
  readonly size: number;
  /** Batches under way. */
  readonly window: number;
}

/** A batch is full with so much text, however few the articles. */
const UNITS = 1 << 18;
const MOMENT = 10;

export async function* inOrder(
  items: AsyncIterable<Document | Failure>,
  read: Read,
  { size, window }: Batching,
): AsyncGenerator<Done> {
  const source = items[Symbol.asyncIterator]();
  const pull = () => {
    const step = source.next().then((step) => ({ step }));
    step.catch(() => {}); // told when it is waited for
    return step;
  };
  const underWay: Promise<{ done: Done[] }>[] = [];
  let batch: (Document | Failure)[] = [];
  let units = 0;
  let next: ReturnType<typeof pull> | null = pull();
  const send = () => {
    const sent = batch;
    batch = [];
    units = 0;
    underWay.push(readBatch(sent, read).then((done) => ({ done })));
  };
  try {
    while (next || batch.length || underWay.length) {
      const room = underWay.length < window;
      if (batch.length && room && (!next || batch.length >= size || units >= UNITS)) {
        send();
        continue;
      }
      const moment = batch.length && room ? pause() : null;
      const won = await Promise.race([
        ...(next && room ? [next] : []),
        ...(underWay.length ? [underWay[0]!] : []),
        ...(moment ? [moment.over] : []),
      ]);
      moment?.cancel();
      if (won === null) send();
      else if ('done' in won) {
        underWay.shift();
        yield* won.done;
      } else if (won.step.done) next = null;
      else {
        batch.push(won.step.value);
        if ('text' in won.step.value) units += won.step.value.text.length;
        next = pull();
      }
    }
  } finally {
    // Not waited for: it may be waiting itself, for a line that never comes.
    source.return?.()?.catch(() => {});
  }
}

function pause(): { over: Promise<null>; cancel(): void } {
  let timer: NodeJS.Timeout;
  const over = new Promise<null>((resolve) => {
    timer = setTimeout(resolve, MOMENT, null);
  });
  return { over, cancel: () => clearTimeout(timer) };
}

async function readBatch(items: readonly (Document | Failure)[], read: Read): Promise<Done[]> {
  const documents = items.filter((i): i is Document => 'text' in i);
  const outcomes = documents.length ? await read(documents) : [];
  let at = 0;
  return items.map((item) => ({ item, outcome: 'text' in item ? outcomes[at++]! : { error: item.error } }));
}
