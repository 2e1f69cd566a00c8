/** One measured figure: ours, and how many times that of the other; below 1 is better. */
export interface Figure {
  name: string;
  value: number;
  unit: string;
  against: string;
  ratio: number;
}

const short = (x: number) => Number(x.toPrecision(3));

/** Prints a figure as one line of JSON. */
export function print(figure: Figure): void {
  console.log(JSON.stringify({ ...figure, value: short(figure.value), ratio: short(figure.ratio) }));
}

export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const half = sorted.length >> 1;
  const [low = NaN, high = NaN] = [sorted[sorted.length % 2 ? half : half - 1], sorted[half]];
  return (low + high) / 2;
}

/** Measures by name, one value a round. */
export type Rounds<Name extends string> = Record<Name, number[]>;

/**
 * Takes every measure once a round, so that whatever else the machine does meets all of them alike.
 * The first rounds are not counted.
 */
export async function rounds<Name extends string>(
  measures: Record<Name, () => number | Promise<number>>,
  { count, warm }: { count: number; warm: number },
): Promise<Rounds<Name>> {
  const names = Object.keys(measures) as Name[];
  const taken = Object.fromEntries(names.map((name) => [name, [] as number[]])) as Rounds<Name>;
  for (let round = -warm; round < count; round++)
    for (const name of names) {
      const value = await measures[name]();
      if (round >= 0) taken[name].push(value);
    }
  return taken;
}

/** The median over the rounds of ours to theirs. */
export function ratioOf(ours: readonly number[], theirs: readonly number[]): number {
  return median(ours.map((x, i) => x / (theirs[i] ?? NaN)));
}
