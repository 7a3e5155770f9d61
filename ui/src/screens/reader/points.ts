/**
 * The record counts Unicode code points, JavaScript counts UTF-16 units: a character beyond U+FFFF (an emoji)
 * is one of the first and two of the second.
 */
const PAIR = /[\ud800-\udbff][\udc00-\udfff]/g;

/** How many of some ascending numbers are less than `limit`. */
function below(numbers: readonly number[], limit: number): number {
  let [low, high] = [0, numbers.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (numbers[middle]! < limit) low = middle + 1;
    else high = middle;
  }
  return low;
}

export class CodePoints {
  /** Where the pairs stand, in units and in points. */
  private readonly units: number[] = [];
  private readonly points: number[] = [];

  constructor(readonly text: string) {
    for (const found of text.matchAll(PAIR)) {
      this.points.push(found.index - this.units.length);
      this.units.push(found.index);
    }
  }

  /** The unit at which a code point begins: with "😀ab", `toUnit(1)` is 2. */
  toUnit(point: number): number {
    return point + below(this.points, point);
  }

  /** The code point that a unit belongs to: with "😀ab", `toPoint(2)` is 1. */
  toPoint(unit: number): number {
    return unit - below(this.units, unit);
  }
}
