/** How many of so many things in order stand before a place: those of which `isBefore` is true, which all stand first. */
export function lowerBound(count: number, isBefore: (k: number) => boolean): number {
  let [low, high] = [0, count];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (isBefore(middle)) low = middle + 1;
    else high = middle;
  }
  return low;
}
