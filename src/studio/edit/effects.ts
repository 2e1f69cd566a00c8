import { kindNames, type Kind, type Sketch } from '#model';
import { at, isMap, mapAt, type Path } from './at.ts';

const optionLists = [['choices'], ['several', 'choices'], ['reply', 'choices']] as const;
const gradedKinds = ['order', 'sort', 'value', 'record'] as const;

/** Something in a sketch with its place. */
export interface Placed {
  path: Path;
  value: Readonly<Sketch>;
}

/** The decision kind of a node, or `end`; undefined where nothing is decided yet. */
export function kindAt(node: unknown): Kind | undefined {
  return isMap(node) ? kindNames.find((kind) => Object.hasOwn(node, kind)) : undefined;
}

/** Where the choices or results of a node stand, inside the node; undefined where it has none. */
export function answersAt(node: unknown): Path | undefined {
  return [...optionLists, ...gradedKinds.map((kind) => [kind, 'results'] as const)].find((list) =>
    isMap(at(node, list)),
  );
}

/** Every node that is one, in the order of the sketch. */
export function nodesIn(sketch: Sketch): Placed[] {
  return Object.entries(mapAt(sketch, ['nodes'])).flatMap(([id, value]) =>
    isMap(value) ? [{ path: ['nodes', id], value }] : [],
  );
}

/** Everything that can be answered at one node: its choices, or its results. */
export function answersOf(id: string, node: unknown): Placed[] {
  const list = answersAt(node);
  return Object.entries(list ? mapAt(node, list) : {}).flatMap(([answer, value]) =>
    isMap(value) ? [{ path: ['nodes', id, ...(list ?? []), answer], value }] : [],
  );
}

/** Everything that can be answered in a scenario: the choices and results of all nodes. */
export function answersIn(sketch: Sketch): Placed[] {
  return Object.entries(mapAt(sketch, ['nodes'])).flatMap(([id, node]) => answersOf(id, node));
}
