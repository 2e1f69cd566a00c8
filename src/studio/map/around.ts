import type { Places } from './layout.ts';

const ways: Record<string, readonly [number, number] | undefined> = {
  ArrowRight: [1, 0],
  ArrowLeft: [-1, 0],
  ArrowDown: [0, 1],
  ArrowUp: [0, -1],
};

/** The step that one comes to from another with an arrow key: the nearest that lies more that way than aside. */
export function nextWith(key: string, from: string, places: Places): string | undefined {
  const way = ways[key];
  const here = places[from];
  if (!way || !here) return undefined;
  const [x, y] = way;
  let [next, least] = [undefined as string | undefined, Infinity];
  for (const [id, place] of Object.entries(places)) {
    const [right, down] = [place.x - here.x, place.y - here.y];
    const ahead = right * x + down * y;
    const aside = Math.abs(right * y + down * x);
    if (id === from || ahead <= 0 || aside > ahead * 2) continue;
    if (ahead + aside * 2 < least) [next, least] = [id, ahead + aside * 2];
  }
  return next;
}
