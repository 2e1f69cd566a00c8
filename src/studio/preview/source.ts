import { optionsOf, readAnswer } from '#engine';
import { kindOf, type Node, type Personality } from '#model';

/** The dotted path of what the customer says at a node, to this personality. */
export function sourceOfLine(id: string, node: Node | undefined, personality: Personality): string {
  const says = ['nodes', id, 'says'];
  if (node && 'any' in node.says) says.push(personality in node.says ? personality : 'any');
  return says.join('.');
}

/** The dotted paths of what an answer amounts to: a choice, the choices that were picked, or a result. */
export function sourcesOfAnswer(id: string, node: Node | undefined, answer: string): string[] {
  const move = node && readAnswer(node, answer);
  if (!move) return [`nodes.${id}`];
  const kind = kindOf(node);
  if (kind === 'choices') return [`nodes.${id}.choices.${move.id}`];
  const picked = Object.keys(optionsOf(node)).length ? move.id.split('+') : [];
  if (picked.length) return picked.map((choice) => `nodes.${id}.${kind}.choices.${choice}`);
  return [`nodes.${id}.${kind}.results.${move.id}`];
}
