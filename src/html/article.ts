/**
 * The article of a page: takes its pieces, gives the blocks of text that are the article, in order.
 *
 * The element marked as article body, the largest `<article>`, `<main>`, or the element whose own paragraphs hold most text that is no link.
 * Share bars and the like (by class), lists of links and headings with nothing under them are left out.
 */
import type { Block, Element, Tree } from './tree.js';

/** Less text is a teaser, not an article. */
const LEAST = 140;
/** Text of a paragraph, not of a label. */
const PARAGRAPH = 25;
/** A wrapper with a class such as `tag-politics` holds more of the page. */
const WEAK_SHARE = 0.3;
const LINKED = 0.75;
const LINK_LENGTH = 160;

export function articleBlocks(tree: Tree): readonly Block[] {
  const layout = layoutOf(tree);
  for (const drop of [layout, new Uint8Array(layout.length)]) {
    const root = rootOf(tree, weights(tree, drop));
    const blocks = root ? tree.blocks.slice(root.from, root.to) : tree.blocks;
    const kept = withoutLooseHeadings(blocks.filter((b) => !drop[b.element.order] && !isLink(b)));
    if (lengthOf(kept) >= LEAST || (drop !== layout && kept.length)) return kept;
  }
  return tree.blocks;
}

const isLink = (b: Block) => b.linked >= LINKED && b.text.length < LINK_LENGTH;
const lengthOf = (blocks: readonly Block[]) => blocks.reduce((n, b) => n + b.text.length, 0);

interface Weights {
  /** Text that is no link, in each element with all below it. */
  readonly total: Float64Array;
  /** Text of the element's own paragraphs, and half of its children's. */
  readonly own: Float64Array;
}

/** 1 for every element that stands in a share bar, among comments …; a weak class counts only on a small part of the page. */
function layoutOf(tree: Tree): Uint8Array {
  const out = new Uint8Array(tree.elements.length);
  const { total } = weights(tree, out);
  const all = tree.elements.reduce((n, e) => (e.parent ? n : n + total[e.order]!), 0);
  for (const e of tree.elements) {
    const own = e.soft === 'yes' || (e.soft === 'weak' && total[e.order]! < WEAK_SHARE * all);
    if (own || (e.parent && out[e.parent.order])) out[e.order] = 1;
  }
  return out;
}

function weights(tree: Tree, drop: Uint8Array): Weights {
  const total = new Float64Array(tree.elements.length);
  const own = new Float64Array(tree.elements.length);
  for (const b of tree.blocks) {
    if (drop[b.element.order]) continue;
    const n = b.text.length * (1 - b.linked);
    total[b.element.order]! += n;
    if (b.text.length < PARAGRAPH || b.linked > 0.5) continue;
    const holder = b.element.tag === 'p' || b.element.tag === 'li' ? (b.element.parent ?? b.element) : b.element;
    own[holder.order]! += n;
    if (holder.parent) own[holder.parent.order]! += n / 2;
  }
  // Children follow their parents: one pass from the end sums everything up.
  for (let i = tree.elements.length - 1; i >= 0; i--) {
    const { parent } = tree.elements[i]!;
    if (parent) total[parent.order]! += total[i]!;
  }
  return { total, own };
}

function rootOf(tree: Tree, w: Weights): Element | null {
  const largest = (is: (e: Element) => boolean, by: Float64Array) => {
    let best: Element | null = null;
    for (const e of tree.elements) if (!e.skipped && is(e) && by[e.order]! > (best ? by[best.order]! : 0)) best = e;
    return best;
  };
  const dense = largest(() => true, w.own);
  for (const marked of [
    largest((e) => e.body, w.total),
    largest((e) => e.tag === 'article', w.total),
    largest((e) => e.tag === 'main', w.total),
  ]) {
    if (!marked || w.total[marked.order]! < LEAST) continue;
    // A teaser beside the text is no article.
    if (dense && !holds(marked, dense) && w.total[marked.order]! * 2 < w.total[dense.order]!) continue;
    return marked;
  }
  return dense;
}

function holds(outer: Element, inner: Element): boolean {
  for (let e: Element | null = inner; e; e = e.parent) if (e === outer) return true;
  return false;
}

const isHeading = (b: Block) => /^h[1-6]$/.test(b.element.tag);

/** A heading at the end has lost its list. */
function withoutLooseHeadings(blocks: readonly Block[]): readonly Block[] {
  let end = blocks.length;
  while (end > 1 && isHeading(blocks[end - 1]!)) end--;
  return end === blocks.length ? blocks : blocks.slice(0, end);
}
